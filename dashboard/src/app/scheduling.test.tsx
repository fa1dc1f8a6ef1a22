import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";

import type { MissionView, ScheduleShown } from "../api/types";
import { analytics, inboxPage, instance, mission } from "../testing/factories";
import { FakeServer, problem, type Asked } from "../testing/fake-server";
import { FakeSocket } from "../testing/fake-socket";
import { scheduleShown } from "../testing/schedule-factories";
import { App } from "./App";
import "./MissionPage"; // what is loaded when it is needed must not take a test's time

const SCHEDULE = "/missions/m_abc123/schedule";
const NAMED = { metadata: { scheduled_by: "sch_abc123" } };
const PROPOSED = scheduleShown({ state: "proposed", standing_id: null, fired: 0 });
let server: FakeServer;

beforeEach(() => {
  FakeSocket.opened = [];
  vi.stubGlobal("WebSocket", FakeSocket);
  server = new FakeServer()
    .on("GET /api/analytics/all", analytics())
    .on("GET /missions", { items: [], next_cursor: null })
    .on("GET /missions/m_abc123/events", { items: [], next_cursor: null })
    .on("GET /inbox", inboxPage([]))
    .on("GET /instance", instance())
    .install();
});

async function open(changes: Partial<MissionView>, schedule: ScheduleShown | null = null) {
  server.on("GET /missions/m_abc123", mission(changes));
  if (schedule !== null) server.on(`GET ${SCHEDULE}`, schedule);
  history.replaceState(null, "", "/?mission=m_abc123");
  render(<App />);
  await screen.findByRole("heading", { level: 1, name: "search for python tutorials" });
  return userEvent.setup();
}

const button = (name: string) => screen.findByRole("button", { name });
/** What was asked beside reads and previews. */
const commands = () => server.commands().filter((each) => !each.includes("/schedule/preview"));

describe("a proposal beside which a schedule stands", () => {
  it("says what the yes begins; approving runs nothing", async () => {
    server.on("POST /missions/m_abc123/approve", mission({ ...NAMED, status: "approved" }));
    const user = await open(NAMED, PROPOSED);
    const plan = await screen.findByRole("region", { name: "This is a proposal to schedule" });
    expect(plan).toHaveTextContent("Its times in Asia/Tokyo, if you approve");
    expect(plan).toHaveTextContent("Approving runs nothing at once");
    expect(screen.getByText(/At each of its times web_search runs once/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Approve and run" })).toBeNull();
    await user.click(await button("Approve and schedule"));
    await waitFor(() => expect(commands()).toHaveLength(1));
    expect(commands()).toEqual(['POST /missions/m_abc123/approve {"revision":1}']);
  });

  it("is also run once now where that is chosen", async () => {
    server
      .on("POST /missions/m_abc123/approve", mission({ ...NAMED, status: "approved" }))
      .on("POST /missions/m_abc123/execute", { status: "approved" });
    const user = await open(NAMED, PROPOSED);
    await user.click(await button("Approve and schedule, and run once now"));
    await waitFor(() => expect(commands()).toHaveLength(2));
    expect(commands()[1]).toContain("POST /missions/m_abc123/execute");
  });

  it("is a proposal to run once its schedule has ended", async () => {
    await open(NAMED, scheduleShown({ state: "ended", reason: "a person removed it" }));
    expect(await button("Approve and run")).toBeEnabled();
    expect(screen.queryByText("This is a proposal to schedule")).toBeNull();
  });
});

describe("a mission", () => {
  it("says that it runs on its schedule, and what a cancel takes with it", async () => {
    await open({ ...NAMED, status: "approved" }, scheduleShown());
    expect(await button("Cancel mission and end its schedule")).toBeEnabled();
    expect(await button("Also run once now")).toBeEnabled();
    const link = await screen.findByRole("link", { name: "Show the schedule" });
    expect(link).toHaveAttribute("href", "/schedules#sch_abc123");
    expect(screen.queryByRole("button", { name: "Run on a schedule…" })).toBeNull();
  });

  it("that a schedule fired names it, and one that was turned down offers none", async () => {
    await open({ status: "completed", metadata: { schedule: "sch_abc123" } });
    expect(await screen.findByText(/A schedule fired this mission/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Run on a schedule…" })).toBeNull();
  });
});

describe("the form of a schedule", () => {
  const preview = ({ body }: Asked) => {
    const { cron, trigger_time: at } = body as { cron?: string; trigger_time?: string };
    if (cron?.includes("99")) {
      return problem(422, "input_invalid", "hour holds '99'; it takes 0 to 23", { field: "cron" });
    }
    if (at?.startsWith("2020")) return problem(422, "input_invalid", "it never fires");
    return scheduleShown({ state: "proposed", when: `by ${cron ?? at}` });
  };

  it("creates what its preview showed, with bounds where they are changed", async () => {
    server.on(`POST ${SCHEDULE}/preview`, preview).on(`POST ${SCHEDULE}`, () => {
      server
        .on("GET /missions/m_abc123", mission({ ...NAMED, status: "completed" }))
        .on(`GET ${SCHEDULE}`, scheduleShown());
      return scheduleShown();
    });
    const user = await open({ status: "completed" });
    await user.click(await button("Run on a schedule…"));
    const dialog = screen.getByRole("dialog", { name: "Run on a schedule" });
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect(within(dialog).getByLabelText("Time zone")).toHaveValue(zone);
    expect(await within(dialog).findByText("By 09:00")).toBeVisible();
    expect(within(dialog).getByText("$15.00 in all")).toBeVisible();
    await user.click(within(dialog).getByText("Change the bounds"));
    await user.type(within(dialog).getByLabelText("Runs at most"), "5");
    const create = within(dialog).getByRole("button", { name: "Schedule it" });
    expect(create).toBeDisabled();
    await waitFor(() => expect(create).toBeEnabled());
    await user.click(create);
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    const body = {
      recurrence: "daily",
      trigger_time: "09:00",
      timezone: zone,
      standing: { count: 5 },
    };
    expect(commands()).toEqual([`POST ${SCHEDULE} ${JSON.stringify(body)}`]);
    expect(await screen.findByRole("link", { name: "Show the schedule" })).toBeVisible();
  });

  it("shows the server's reason where it cannot be, at its field where it names one", async () => {
    server.on(`POST ${SCHEDULE}/preview`, preview);
    const user = await open({ status: "completed" });
    await user.click(await button("Run on a schedule…"));
    const dialog = screen.getByRole("dialog", { name: "Run on a schedule" });
    await user.selectOptions(within(dialog).getByLabelText("How often"), "cron");
    const field = within(dialog).getByLabelText("Cron expression");
    await user.clear(field);
    expect(await within(dialog).findByText("Say when it fires.")).toBeVisible();
    await user.type(field, "0 99 * * *");
    await waitFor(() => expect(field).toHaveAccessibleDescription(/hour holds '99'/));
    expect(within(dialog).getByRole("button", { name: "Schedule it" })).toBeDisabled();
    await user.selectOptions(within(dialog).getByLabelText("How often"), "once");
    fireEvent.change(within(dialog).getByLabelText("At"), {
      target: { value: "2020-01-01T09:00" },
    });
    expect(await within(dialog).findByText(/it never fires/)).toBeVisible();
    await user.selectOptions(within(dialog).getByLabelText("How often"), "weekly");
    expect(await within(dialog).findByText(/^By \d{4}-\d\d-\d\dT09:00$/)).toBeVisible();
    expect(commands()).toEqual([]);
  });
});
