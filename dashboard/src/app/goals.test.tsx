import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";

import type { GoalShown } from "../api/types";
import { analytics, inboxPage, instance } from "../testing/factories";
import { FakeServer, problem } from "../testing/fake-server";
import { FakeSocket } from "../testing/fake-socket";
import { goal, goalPart } from "../testing/goal-factories";
import { App } from "./App";

const LIST = "GET /goals";
const ONE = "/goals/g_abc123";
const OBJECTIVE = "find vendors of solar lamps, extract their prices";
let server: FakeServer;

beforeEach(() => {
  FakeSocket.opened = [];
  vi.stubGlobal("WebSocket", FakeSocket);
  server = new FakeServer()
    .on("GET /api/analytics/all", analytics())
    .on("GET /instance", instance())
    .on("GET /inbox", inboxPage([]))
    .on(LIST, { items: [goal()], next_cursor: null })
    .on(`GET ${ONE}`, goal())
    .install();
});

function open(search = "?goal=g_abc123") {
  history.replaceState(null, "", `/goals${search}`);
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

describe("the goals", () => {
  it("are listed with state and progress, and lead to one and back", async () => {
    const running = { state: "running", approved_at: goal().created_at } as const;
    const half = { progress_percent: 50, done: 1, settled: 2, spent_usd: "0.50" };
    server.on(LIST, { items: [goal({ ...running, ...half })], next_cursor: null });
    const user = open("");
    const row = await part(OBJECTIVE);
    expect(row).toHaveTextContent("Running");
    expect(row).toHaveTextContent("50 %1 of 2 parts, 1 left out$0.50 of $2.00");
    await user.click(within(row).getByRole("link", { name: OBJECTIVE }));
    expect(await screen.findByRole("heading", { name: OBJECTIVE, level: 1 })).toHaveFocus();
    expect(location.search).toBe("?goal=g_abc123");
    await user.keyboard("{Escape}");
    expect(await screen.findByRole("heading", { name: "Your goals" })).toBeVisible();
    expect(location.pathname + location.search).toBe("/goals");
  });

  it("say what to do where there are none", async () => {
    server.on(LIST, { items: [], next_cursor: null });
    open("");
    expect(await screen.findByText("No goals yet")).toBeVisible();
  });

  it("say why they cannot be read, and are read again when asked", async () => {
    server.on(LIST, () => problem(422, "input_invalid", "This is no cursor"));
    const user = open("");
    const told = await screen.findByRole("alert");
    expect(told).toHaveTextContent("The goals cannot be readThis is no cursor");
    server.on(LIST, { items: [goal()], next_cursor: null });
    await user.click(within(told).getByRole("button", { name: "Try again" }));
    expect(await part(OBJECTIVE)).toBeVisible();
  });

  it("tell a goal that cannot be shown, and read it again when asked", async () => {
    server.on(`GET ${ONE}`, () => problem(404, "not_found", "There is no goal g_abc123"));
    const user = open();
    const told = await screen.findByRole("alert");
    expect(told).toHaveTextContent("There is no goal g_abc123");
    stands({});
    await user.click(within(told).getByRole("button", { name: "Try again" }));
    expect(await part("search")).toBeVisible();
  });

  it("begin with a form that has a goal planned once", async () => {
    server.on("POST /goals", { status: 201, body: goal() });
    const user = open("");
    await user.type(await screen.findByLabelText("What do you want, with its steps?"), OBJECTIVE);
    await user.type(screen.getByLabelText("Cap of all of it in US dollars"), "two");
    expect(screen.getByRole("button", { name: "Plan it" })).toBeDisabled();
    await user.clear(screen.getByLabelText("Cap of all of it in US dollars"));
    await user.type(screen.getByLabelText("Cap of all of it in US dollars"), "2.00");
    await user.type(screen.getByLabelText("Sites"), "example.org, shop.example");
    await user.click(screen.getByRole("button", { name: "Plan it" }));
    expect(await part("extract-1")).toBeVisible();
    const [asked] = server.asked.filter(({ method }) => method === "POST");
    expect(asked?.key).not.toBeNull();
    expect(asked?.body).toEqual({
      objective: OBJECTIVE,
      max_cost_usd: "2.00",
      scope: { allowed_domains: ["example.org", "shop.example"] },
    });
    expect(location.search).toBe("?goal=g_abc123");
  });

  it("ask what stands before a plan, and plan what is said", async () => {
    const question = "Say the steps in one sentence each";
    stands({ state: "clarification_needed", question, parts: [], part_count: 0 });
    server.on(`PUT ${ONE}/update`, () => stands({ revision: 2 }));
    const user = open();
    expect(await screen.findByText(question)).toBeVisible();
    const send = await button("Plan it again");
    expect(send).toBeDisabled();
    await user.type(screen.getByLabelText("Your goal, said again"), ", compare them");
    await user.click(send);
    expect(await button("Approve plan")).toBeEnabled();
    expect(server.commands()).toEqual([
      `PUT ${ONE}/update ${JSON.stringify({ revision: 1, objective: `${OBJECTIVE}, compare them` })}`,
    ]);
  });
});

describe("a plan", () => {
  it("shows each part in order with all that a yes covers", async () => {
    open();
    const extract = await part("extract-1");
    for (const text of [
      "web_extract",
      "$0.01 (price list)",
      "search",
      "tried again once, then left out",
      "only example.org",
      "the address of result 1 of search",
    ])
      expect(extract).toHaveTextContent(text);
    expect(await part("search")).toHaveTextContent("nothing, begins at once");
    expect(screen.getByText("One cap for all").nextSibling).toHaveTextContent("$2.00");
  });

  it("is approved as the revision that was read", async () => {
    const approved_at = goal().created_at;
    server.on(`POST ${ONE}/approve`, () => stands({ state: "running", approved_at }));
    const user = open();
    await user.click(await button("Approve plan"));
    expect(await button("Cancel the goal…")).toBeVisible();
    expect(server.commands()).toEqual([`POST ${ONE}/approve {"revision":1}`]);
  });

  it("is rejected with a reason", async () => {
    server.on(`POST ${ONE}/reject`, () => stands({ state: "rejected", reason: "too dear" }));
    const user = open();
    await user.click(await button("Reject…"));
    await user.keyboard("too dear{Enter}");
    // Held back: it can still be taken back, and then nothing was sent.
    expect(await screen.findByText(/^Rejected in a few seconds/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: /^Undo/ }));
    expect(await button("Approve plan")).toBeEnabled();
    expect(server.commands()).toEqual([]);
    await user.click(await button("Reject…"));
    await user.keyboard("too dear{Enter}");
    await user.click(await button("Reject now"));
    expect(await screen.findByText("Too dear.")).toBeVisible();
    expect(server.commands()).toEqual([`POST ${ONE}/reject {"revision":1,"reason":"too dear"}`]);
  });

  it("is changed by its cap and by leaving parts out", async () => {
    server.on(`PUT ${ONE}/update`, () => stands({ revision: 2, parts: [goalPart()] }));
    const user = open();
    await user.click(await button("Change…"));
    expect(await button("Save as a new revision")).toBeDisabled();
    await user.click(screen.getByRole("checkbox", { name: /extract-1/ }));
    const cap = within(screen.getByRole("form")).getByLabelText(/^Cap/);
    await user.clear(cap);
    await user.type(cap, "1");
    await user.click(await button("Save as a new revision"));
    expect(await button("Approve plan")).toBeEnabled();
    expect(server.commands()).toEqual([
      `PUT ${ONE}/update {"revision":1,"max_cost_usd":"1","drop":["extract-1"]}`,
    ]);
  });

  it("that somebody else changed shows what stands, and is decided on only then", async () => {
    server.on(`POST ${ONE}/approve`, () => {
      stands({ revision: 2, cap_usd: "9.00" });
      return problem(409, "revision_conflict", "Revision 1 was named but revision 2 stands");
    });
    const user = open();
    await user.click(await button("Approve plan"));
    const told = await screen.findByRole("alert");
    expect(told).toHaveTextContent("The plan is revision 2 now");
    expect(told).toHaveTextContent("$2.00");
    expect(told).toHaveTextContent("$9.00");
    await waitFor(() => expect(screen.getByText("Approve plan")).toBeDisabled());
    await user.click(within(told).getByRole("button", { name: "Go on with what stands now" }));
    const approved_at = goal().created_at;
    server.on(`POST ${ONE}/approve`, () => stands({ state: "running", approved_at }));
    await user.click(await button("Approve plan"));
    await button("Cancel the goal…");
    expect(server.commands().at(-1)).toBe(`POST ${ONE}/approve {"revision":2}`);
  });
});

describe("a change of a plan that somebody else changed meanwhile", () => {
  it("is kept, and sends only what was touched", async () => {
    const user = open();
    await user.click(await button("Change…"));
    await user.click(screen.getByRole("checkbox", { name: /extract-1/ }));
    server.on(`PUT ${ONE}/update`, () => {
      stands({ revision: 2, cap_usd: "9.00" });
      return problem(409, "revision_conflict", "Revision 1 was named but revision 2 stands");
    });
    await user.click(await button("Save as a new revision"));
    await user.click(await button("Go on with what stands now"));
    server.on(`PUT ${ONE}/update`, () => stands({ revision: 3, parts: [goalPart()] }));
    await user.click(await button("Save as a new revision"));
    await button("Approve plan");
    expect(server.commands().at(-1)).toBe(`PUT ${ONE}/update {"revision":2,"drop":["extract-1"]}`);
  });
});
