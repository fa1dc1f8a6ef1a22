import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { analytics, inboxItem, inboxPage, instance } from "../testing/factories";
import { FakeServer } from "../testing/fake-server";
import { FakeSocket } from "../testing/fake-socket";
import { inboxGoal } from "../testing/goal-factories";
import { App } from "./App";

const mission = inboxItem({ mission_id: "m_1", objective: "find one" });
let server: FakeServer;

beforeEach(() => {
  FakeSocket.opened = [];
  vi.stubGlobal("WebSocket", FakeSocket);
  server = new FakeServer()
    .on("GET /api/analytics/all", analytics())
    .on("GET /instance", instance())
    .install();
});

async function open() {
  history.replaceState(null, "", "/inbox");
  render(<App />);
  await screen.findByRole("heading", { level: 1, name: "Inbox" });
  return userEvent.setup();
}

const taken = (goalId: string, state: string | null, problem: object | null = null) => ({
  items: [
    {
      mission_id: null,
      goal_id: goalId,
      revision: 1,
      decision: "approve",
      ok: problem === null,
      changed: problem === null,
      status: null,
      state,
      problem,
      standing_offer: null,
    },
  ],
  failed: problem === null ? 0 : 1,
});

describe("goals in the inbox", () => {
  it("shows goals that wait, counts them, and takes a yes or a no for the revision shown", async () => {
    const plan = inboxGoal({ revision: 2, warnings: ["its price is unknown"] });
    const question = inboxGoal({
      goal_id: "g_2",
      kind: "clarification",
      state: "clarification_needed",
      objective: "extract their prices",
      asked: "Which page should be read?",
      decisions: ["reject", "cancel"],
      part_count: 0,
      risk: null,
    });
    server.on("GET /inbox", inboxPage([mission], { goals: [plan, question] }));
    server.on("POST /inbox/decide", () => {
      server.on("GET /inbox", inboxPage([mission], { goals: [question] }));
      return taken("g_1", "running");
    });
    const user = await open();
    const list = await screen.findByRole("list", { name: "Goals that wait" });
    expect(list).toHaveTextContent("6 missions");
    expect(list).toHaveTextContent("at most $2.00 for all of it");
    expect(list).toHaveTextContent("its price is unknown");
    expect(list).toHaveTextContent("Which page should be read?");
    expect(screen.getByRole("link", { name: /Inbox/ })).toHaveTextContent("3 waiting");
    await waitFor(() => expect(document.title).toContain("(3)"));
    const link = within(list).getByRole("link", { name: "See the plan" });
    expect(link).toHaveAttribute("href", "/goals?goal=g_1");
    expect(within(list).getAllByRole("button", { name: /^Approve/ })).toHaveLength(1);
    await user.click(within(list).getByRole("button", { name: /^Approve/ }));
    await waitFor(() =>
      expect(server.commands()).toEqual([
        'POST /inbox/decide [{"goal_id":"g_1","revision":2,"decision":"approve"}]',
      ]),
    );
    const told = await screen.findByRole("status", { name: "What became of the goals" });
    expect(told).toHaveTextContent("approved; its parts begin by themselves");
    await user.click(screen.getByRole("button", { name: "Reject: extract their prices" }));
    await user.keyboard("not now{Enter}");
    const toast = await screen.findByRole("group", { name: "Rejection held back" });
    expect(screen.queryByRole("list", { name: "Goals that wait" })).toBeNull();
    await user.click(within(toast).getByRole("button", { name: /^Undo/ }));
    await user.click(await screen.findByRole("button", { name: "Reject: extract their prices" }));
    await user.keyboard("not now{Enter}");
    await user.click(await screen.findByRole("button", { name: "Reject now" }));
    await waitFor(() =>
      expect(server.commands().at(-1)).toBe(
        'POST /inbox/decide [{"goal_id":"g_2","revision":1,"decision":"reject","reason":"not now"}]',
      ),
    );
  });

  it("says why one was not decided", async () => {
    server.on("GET /inbox", inboxPage([], { goals: [inboxGoal()] }));
    const detail = "Revision 1 was named but revision 2 stands";
    const problem = { code: "revision_conflict", status: 409, detail, details: {} };
    server.on("POST /inbox/decide", taken("g_1", null, problem));
    const user = await open();
    await user.click(await screen.findByRole("button", { name: /^Approve/ }));
    const told = await screen.findByRole("status", { name: "What became of the goals" });
    await waitFor(() => expect(told).toHaveTextContent(`not decided: ${detail}`));
    expect(
      screen.queryByText("Nothing waits for you", { selector: "h2, h3, b, p.empty" }),
    ).toBeNull();
  });
});
