import { render, screen, waitForElementToBeRemoved, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";

import type { GoalShown } from "../api/types";
import { analytics, event, inboxPage, instance } from "../testing/factories";
import { FakeServer } from "../testing/fake-server";
import { FakeSocket } from "../testing/fake-socket";
import { extractPart, goal, goalPart } from "../testing/goal-factories";
import { App } from "./App";

const ONE = "/goals/g_abc123";
const ONE_URL = "/goals?goal=g_abc123";
const OBJECTIVE = goal().objective;
let server: FakeServer;

beforeEach(() => {
  FakeSocket.opened = [];
  vi.stubGlobal("WebSocket", FakeSocket);
  server = new FakeServer()
    .on("GET /api/analytics/all", analytics())
    .on("GET /instance", instance())
    .on("GET /inbox", inboxPage([]))
    .install();
});

function open() {
  history.replaceState(null, "", "/goals?goal=g_abc123");
  render(<App />);
  return userEvent.setup();
}

/** What the server has from now on. */
function stands(changes: Partial<GoalShown>): GoalShown {
  const now = goal(changes);
  server.on(`GET ${ONE}`, now);
  return now;
}

const part = (name: string) => screen.findByRole("listitem", { name });
const button = (name: string) => screen.findByRole("button", { name });

describe("a goal that runs", () => {
  const approved_at = goal().created_at;
  const mission = {
    mission_id: "m_2",
    status: "running",
    progress_percent: 40,
    waits: false,
    message: "reading",
  } as const;
  const done = goalPart({ state: "done", attempts: 1, mission_id: "m_1", summary: "3 results" });
  const running = extractPart({ state: "open", attempts: 2, mission_id: "m_2", mission });

  it("stands on the whiteboard with its parts, and no longer when it is over", async () => {
    const changes = { approved_at, progress_percent: 70, parts: [done, running] };
    const now = stands({ state: "running", ...changes, done: 1 });
    server.on("GET /goals", { items: [now, goal({ goal_id: "g_2" })], next_cursor: null });
    history.replaceState(null, "", "/");
    render(<App />);
    const board = await screen.findByRole("region", { name: "Goals at work" });
    expect(board).toHaveTextContent("1 running");
    expect(await within(board).findByText("Running, 40 %")).toBeVisible();
    expect(board).toHaveTextContent("70 %1 of 2 parts done$0.00 of $2.00");
    expect(within(board).getByText("Search for vendors of solar lamps")).toBeVisible();
    expect(within(board).getByRole("link", { name: OBJECTIVE })).toHaveAttribute("href", ONE_URL);
    FakeSocket.last().hello();
    const over = stands({ state: "completed", ...changes });
    server.on("GET /goals", { items: [over], next_cursor: null });
    const moved = { run_id: "r_1", step_name: "tool_execution", progress_percent: 80 };
    FakeSocket.last().send(
      event(3, "mission_progress", { ...moved, message: "", total_items_collected: 0 }),
    );
    await waitForElementToBeRemoved(board);
  });

  it("tells progress at both levels as events come", async () => {
    stands({ state: "running", approved_at, progress_percent: 0 });
    open();
    await button("Cancel the goal…");
    FakeSocket.last().hello();
    stands({ state: "running", approved_at, progress_percent: 70, parts: [done, running] });
    const moved = { run_id: "r_1", step_name: "tool_execution", progress_percent: 40 };
    const more = { ...moved, message: "", total_items_collected: 0 };
    FakeSocket.last().send(event(1, "mission_progress", more, { mission_id: "m_2" }));
    const bar = await screen.findByRole("progressbar", { name: "Progress of extract-1" });
    expect(bar).toHaveAttribute("aria-valuenow", "40");
    const whole = screen.getByRole("progressbar", { name: `Progress of ${OBJECTIVE}` });
    expect(whole).toHaveAttribute("aria-valuenow", "70");
    const shown = await part("extract-1");
    expect(shown).toHaveTextContent("try 2");
    expect(within(shown).getByRole("link")).toHaveAttribute("href", "/?mission=m_2");
    expect(await part("search")).toHaveTextContent("3 results.");
  });

  it("says which part waits for a person", async () => {
    const asks = extractPart({ ...running, mission: { ...mission, waits: true } });
    stands({ state: "running", approved_at, parts: [done, asks] });
    open();
    expect(await part("extract-1")).toHaveTextContent("Waits for you");
  });

  it("is cancelled only after a question", async () => {
    stands({ state: "running", approved_at });
    server.on(`POST ${ONE}/cancel`, () => stands({ state: "cancelled", approved_at }));
    const user = open();
    await user.click(await button("Cancel the goal…"));
    expect(server.commands()).toEqual([]);
    await user.click(await button("Cancel the goal"));
    expect(await screen.findByText("Cancelled")).toBeVisible();
    expect(server.commands()).toEqual([`POST ${ONE}/cancel {}`]);
  });

  it("ends in its result", async () => {
    stands({
      state: "completed",
      approved_at,
      result_artifact_id: "a_1",
      result_mission_id: "m_9",
    });
    open();
    expect(await screen.findByRole("heading", { name: "Result" })).toBeVisible();
    expect(server.asked.some(({ path }) => path.startsWith("/artifacts/a_1/preview"))).toBe(true);
    expect(screen.getByRole("link", { name: /put it together/ })).toHaveAttribute(
      "href",
      "/?mission=m_9",
    );
  });
});
