import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { analytics, inboxPage, instance } from "../testing/factories";
import { FakeServer, problem } from "../testing/fake-server";
import { FakeSocket } from "../testing/fake-socket";
import { firing, schedule, scheduleShown } from "../testing/schedule-factories";
import { App } from "./App";
import "./MissionPage"; // what is loaded when it is needed must not take a test's time

const LIST = "GET /schedules";
let server: FakeServer;

beforeEach(() => {
  FakeSocket.opened = [];
  vi.stubGlobal("WebSocket", FakeSocket);
  server = new FakeServer()
    .on("GET /api/analytics/all", analytics())
    .on("GET /instance", instance())
    .on("GET /inbox", inboxPage([]))
    .on("GET /standing-approvals", {
      items: [{ id: "sa_abc123", committed_usd: "1.50" }],
      offers: [],
      next_cursor: null,
    })
    .on(LIST, { items: [schedule()], next_cursor: null })
    .on("GET /schedules/sch_abc123", scheduleShown())
    .install();
});

async function open(hash = "") {
  history.replaceState(null, "", `/schedules${hash}`);
  render(<App />);
  await screen.findByRole("heading", { name: "Schedules" });
  return userEvent.setup();
}

const row = (name = "search for python tutorials") => screen.findByRole("listitem", { name });

describe("the schedules", () => {
  it("show rule, times, state, bounds, cost and the last run", async () => {
    const none = { mission_id: null, mission_status: null };
    server.on("GET /schedules/sch_abc123/firings", {
      items: [
        firing(),
        firing({ slot: "w", mission_id: "m_broken", mission_status: "failed" }),
        firing({ slot: "x", outcome: "missed", count: 2, ...none }),
        firing({ slot: "y", outcome: "skipped", reason: "an earlier run was not over", ...none }),
      ],
      next_cursor: "more",
    });
    server.on(LIST, {
      items: [schedule({ daylight_saving: "Times are those of the wall clock there" })],
      next_cursor: null,
    });
    const user = await open();
    const shown = await row();
    expect(shown).toHaveTextContent("Every day at 08:30 (Asia/Tokyo)");
    expect(within(shown).getByText("Active")).toBeVisible();
    expect(shown).toHaveTextContent("Next times in Asia/Tokyo");
    expect(shown).toHaveTextContent("Wed 28 Mar 2998, 08:30");
    expect(shown).toHaveTextContent("3 of 30 runs used");
    expect(shown).toHaveTextContent("until 1 Jun 2998");
    await waitFor(() => expect(shown).toHaveTextContent("$1.50 of $15.00 taken"));
    await waitFor(() => expect(shown).toHaveTextContent("costs about $0.27, at most $13.50"));
    expect(shown).toHaveTextContent("Times are those of the wall clock there.");
    const last = await within(shown).findByRole("region", { name: /^Last firings of/ });
    expect(await within(last).findByRole("link", { name: "m_fired1" })).toHaveAttribute(
      "href",
      "/?mission=m_fired1",
    );
    const lines = within(last).getAllByRole("listitem");
    expect(lines.map(({ textContent }) => textContent.replace(/^.*:\d\d/, ""))).toEqual([
      "Ranm_fired1",
      "Failedm_broken",
      "Missed2 times",
      "SkippedAn earlier run was not over",
    ]);
    await user.click(within(last).getByRole("button", { name: /^Show older firings/ }));
    await waitFor(() => expect(server.asked.at(-1)?.path).toContain("limit=50"));
  });

  it("say what would fire while the machine sleeps", async () => {
    server.on("POST /schedules/sch_abc123/simulate", {
      when: "every day at 08:30 (Asia/Tokyo)",
      summary: "it fires once, twice it cannot fire",
      steps: [
        {
          at: "2998-03-26T00:00:00.000Z",
          local: "2998-03-26T09:00:00+09:00",
          slot: "2998-03-25T23:30:00.000Z",
          what: "missed",
          count: 2,
          reason: "its time passed while nothing could fire it",
        },
      ],
    });
    const user = await open();
    await user.click(within(await row()).getByText("What if this machine sleeps…"));
    const form = screen.getByRole("form", { name: /^What if this machine sleeps/ });
    const from = within(form).getByLabelText<HTMLInputElement>("It sleeps from");
    const until = within(form).getByLabelText<HTMLInputElement>("until");
    // From Friday to Monday, unless said otherwise.
    expect(new Date(from.value).getDay()).toBe(5);
    expect(new Date(until.value).getDay()).toBe(1);
    await user.selectOptions(within(form).getByLabelText("A run takes"), "an hour");
    await user.click(within(form).getByRole("button", { name: "Show what fires" }));
    expect(await within(form).findByText("It fires once, twice it cannot fire.")).toBeVisible();
    expect(within(form).getByRole("listitem")).toHaveTextContent("Missed2 times");
    expect(server.commands().at(-1)).toBe(
      `POST /schedules/sch_abc123/simulate {"asleep":[{"start":"${from.value}","end":"${until.value}"}],"run_seconds":3600}`,
    );
    server.on("POST /schedules/sch_abc123/simulate", () =>
      problem(422, "input_invalid", "asleep ends before it begins"),
    );
    await user.click(within(form).getByRole("button", { name: "Show what fires" }));
    expect(await within(form).findByText("asleep ends before it begins")).toBeVisible();
  });

  it("are paused and resumed at once, and ended only after a question", async () => {
    const paused = schedule({ state: "paused", reason: "a person paused it" });
    server.on("POST /schedules/sch_abc123/pause", () => {
      server.on(LIST, { items: [paused], next_cursor: null });
      return paused;
    });
    const user = await open();
    await user.click(await screen.findByRole("button", { name: /^Pause the schedule of/ }));
    expect(await screen.findByText("A person paused it.")).toBeVisible();
    expect(screen.getByRole("button", { name: /^Resume the schedule of/ })).toBeEnabled();
    server.on("DELETE /schedules/sch_abc123", () => {
      const ended = schedule({ state: "ended", reason: "a person removed it" });
      server.on(LIST, { items: [ended], next_cursor: null });
      return ended;
    });
    await user.click(screen.getByRole("button", { name: /^End the schedule of/ }));
    const dialog = screen.getByRole("dialog", { name: "End this schedule?" });
    expect(dialog).toHaveTextContent("This cannot be undone");
    expect(server.commands()).toEqual(["POST /schedules/sch_abc123/pause {}"]);
    await user.click(within(dialog).getByRole("button", { name: "End it" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(await screen.findByText("Nothing is scheduled")).toBeVisible();
    expect(screen.getByText("1 that has ended")).toBeVisible();
    expect(server.commands().at(-1)).toBe("DELETE /schedules/sch_abc123 undefined");
  });

  it("are moved to other times, those that are paused too, within their bounds", async () => {
    const preview = "POST /missions/m_abc123/schedule/preview";
    server
      .on(LIST, { items: [schedule({ state: "paused" })], next_cursor: null })
      .on(preview, scheduleShown({ when: "every day at 10:15 (Asia/Tokyo)", state: "proposed" }))
      .on("PUT /schedules/sch_abc123", scheduleShown({ state: "paused" }));
    const user = await open();
    await user.click(within(await row()).getByRole("button", { name: /^Change times of/ }));
    const dialog = await screen.findByRole("dialog", { name: "Change when it fires" });
    expect(within(dialog).getByLabelText("At")).toHaveValue("08:30");
    expect(within(dialog).getByLabelText("Time zone")).toHaveValue("Asia/Tokyo");
    expect(within(dialog).queryByText("Change the bounds")).toBeNull();
    expect(dialog).toHaveTextContent("It stays paused");
    await user.clear(within(dialog).getByLabelText("At"));
    await user.type(within(dialog).getByLabelText("At"), "10:15");
    expect(await within(dialog).findByText("Every day at 10:15 (Asia/Tokyo)")).toBeVisible();
    const save = within(dialog).getByRole("button", { name: "Change it" });
    await waitFor(() => expect(save).toBeEnabled());
    await user.click(save);
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    const moved = { recurrence: "daily", trigger_time: "10:15", timezone: "Asia/Tokyo" };
    expect(server.commands().at(-1)).toBe(`PUT /schedules/sch_abc123 ${JSON.stringify(moved)}`);
    const { cap_per_run, cap_total, count, until } = schedule().standing;
    const standing = { cap_per_run_usd: cap_per_run, cap_total_usd: cap_total, count, until };
    const looked = server.asked.filter(({ path }) => path.endsWith("/preview"));
    expect(looked.at(-1)?.body).toEqual({ ...moved, standing });
  });

  it("say what the yes to a proposed one means, and why one was not changed", async () => {
    const items = [
      schedule({ state: "proposed", objective: "a proposal", standing_id: null }),
      schedule({ schedule_id: "sch_two", objective: "another", failures: 2 }),
    ];
    server
      .on(LIST, { items, next_cursor: null })
      .on("POST /schedules/sch_two/pause", () => problem(409, "schedule_conflict", "It is over"));
    const user = await open();
    const proposed = await row("a proposal");
    expect(proposed).toHaveTextContent("Approving the mission begins the schedule");
    expect(proposed).toHaveTextContent("$15.00 in all");
    expect(within(proposed).getByRole("link", { name: "Decide on it" })).toHaveAttribute(
      "href",
      "/?mission=m_abc123",
    );
    expect(within(proposed).queryByRole("button", { name: /^Pause/ })).toBeNull();
    const other = await row("another");
    expect(other).toHaveTextContent("2 failed in a row; 3 pause it");
    await user.click(within(other).getByRole("button", { name: /^Pause/ }));
    expect(await within(other).findByRole("alert")).toHaveTextContent("It is over");
  });

  it("are opened by their address, those that have ended too", async () => {
    const items = [schedule({ state: "ended", reason: "its 30 runs are used" })];
    server.on(LIST, { items, next_cursor: null });
    await open("#sch_abc123");
    const shown = await row();
    expect(shown).toHaveFocus();
    expect(shown.closest("details")).toHaveAttribute("open");
    expect(shown).toHaveTextContent("Its 30 runs are used.");
    expect(within(shown).queryByRole("button")).toBeNull();
  });

  it("say that there are none, and that they cannot be read", async () => {
    server.on(LIST, () => problem(503, "store_unavailable", "The store does not answer"));
    const user = await open();
    await waitFor(() => expect(screen.getByRole("alert")).toHaveTextContent("cannot be read"), {
      timeout: 4_000,
    });
    server.on(LIST, { items: [], next_cursor: null });
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("Nothing is scheduled")).toBeVisible();
    await user.keyboard("w");
    await waitFor(() => expect(location.pathname).toBe("/"));
    await user.keyboard("s");
    expect(location.pathname).toBe("/schedules");
  }, 15_000);
});
