import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";

import type { InboxItem } from "../api/types";
import {
  analytics,
  event,
  inboxItem,
  inboxPage,
  instance,
  mission,
  moneyDeviation,
} from "../testing/factories";
import { FakeServer, problem } from "../testing/fake-server";
import { FakeSocket } from "../testing/fake-socket";
import { App } from "./App";

const first = inboxItem({ mission_id: "m_1", objective: "find one" });
const second = inboxItem({ mission_id: "m_2", objective: "find two", revision: 2 });
const parked = inboxItem({
  mission_id: "m_3",
  objective: "buy three",
  kind: "deviation",
  status: "awaiting_approval",
  asked: "$4.20 spent, the next call needs $0.95, cap $5.00",
  deviation: moneyDeviation(),
  lapses_to: "failed",
});
let server: FakeServer;

beforeEach(() => {
  FakeSocket.opened = [];
  vi.stubGlobal("WebSocket", FakeSocket);
  server = new FakeServer()
    .on("GET /api/analytics/all", analytics())
    .on("GET /instance", instance())
    .on("GET /inbox", inboxPage([parked, first, second]))
    .install();
});

async function open() {
  history.replaceState(null, "", "/inbox");
  render(<App />);
  await screen.findByRole("heading", { level: 1, name: "Inbox" });
  return userEvent.setup();
}

async function rows(count: number): Promise<HTMLElement[]> {
  return waitFor(() => {
    const list = screen.getByRole("list", { name: "Decisions that wait" });
    const found = [...list.children] as HTMLElement[];
    expect(found).toHaveLength(count);
    return found;
  });
}

const result = ({ mission_id, revision }: InboxItem, changes: object = {}) => ({
  mission_id,
  revision,
  decision: "approve",
  ok: true,
  changed: true,
  status: "approved",
  problem: null,
  standing_offer: null,
  ...changes,
});

describe("the inbox", () => {
  it("says what is asked, what a yes is worth, and what silence means", async () => {
    await open();
    const [top, next] = await rows(3);
    expect(top).toHaveTextContent("$4.20 spent, the next call needs $0.95, cap $5.00");
    expect(top).toHaveTextContent("$5.00→$5.15");
    expect(top).toHaveTextContent("or the run fails, stopped by budget");
    expect(next).toHaveTextContent("web_search");
    expect(next).toHaveTextContent("typically $0.0015");
    expect(next).toHaveTextContent("Any public site may be contacted");
    expect(next).toHaveTextContent(/Answer within \d+ days \d+ h, or it expires/);
    expect(screen.getByRole("link", { name: /Inbox/ })).toHaveTextContent("3 waiting");
    expect(screen.getByRole("link", { name: /Inbox/ })).toHaveAttribute("aria-current", "page");
  });

  it("decides on many by key, for the revisions that were shown, with a result of each", async () => {
    const stale = {
      code: "revision_conflict",
      status: 409,
      detail: "revision 3 stands",
      details: {},
    };
    server.on("POST /inbox/decide", () => {
      server.on("GET /inbox", inboxPage([parked, second]));
      const refused = result(second, { ok: false, changed: false, status: null, problem: stale });
      return { items: [result(first), refused], failed: 1 };
    });
    const user = await open();
    await rows(3);
    await user.keyboard("jxjxjx");
    const bar = screen.getByRole("group", { name: "Decide on what is selected" });
    expect(bar).toHaveTextContent("3 selected");
    expect(bar).toHaveTextContent("at most $10.00 in all");
    expect(bar).toHaveTextContent("1 needs more than a yes and is left out");
    await user.keyboard("a");
    await waitFor(() =>
      expect(server.commands()).toEqual([
        'POST /inbox/decide [{"mission_id":"m_1","revision":1,"decision":"approve"},' +
          '{"mission_id":"m_2","revision":2,"decision":"approve"}]',
      ]),
    );
    const results = await screen.findByRole("status", { name: "What became of your decisions" });
    const [taken, refused] = within(results).getAllByRole("listitem");
    expect(taken).toHaveTextContent("Approved: find one");
    expect(refused).toHaveTextContent("Not taken: find two revision 3 stands");
    await rows(2);
    server.on("POST /missions/m_1/execute", { status: 202, body: {} });
    await user.click(within(results).getByRole("button", { name: "Run now" }));
    expect(await within(results).findByText("Started")).toBeVisible();
  });

  it("rejects the marked one with a reason; Escape changes nothing", async () => {
    server.on("POST /inbox/decide", {
      items: [result(first, { decision: "reject", status: "rejected" })],
      failed: 0,
    });
    const user = await open();
    await rows(3);
    await user.keyboard("jjr");
    await user.keyboard("{Escape}");
    expect(server.commands()).toEqual([]);
    await user.keyboard("r");
    await user.keyboard("ax{Enter}");
    await rows(2);
    expect(server.commands()).toEqual([]);
    await user.keyboard("z");
    await rows(3);
    await user.keyboard("r");
    await user.keyboard("ax{Enter}");
    window.dispatchEvent(new Event("pagehide"));
    await waitFor(() =>
      expect(server.commands()).toEqual([
        'POST /inbox/decide [{"mission_id":"m_1","revision":1,"decision":"reject","reason":"ax"}]',
      ]),
    );
    expect(await screen.findByText(/^Rejected/)).toBeVisible();
  });

  it("opens in place what needs more than a yes, and takes the money there", async () => {
    const run = {
      run_id: "r_1",
      state: "parked" as const,
      requested_at: "",
      attempt: 1,
      started_at: "",
      finished_at: null,
      choice: null,
      deviation: moneyDeviation(),
    };
    const standing = mission({ mission_id: "m_3", status: "awaiting_approval", run });
    server
      .on("GET /missions/m_3", standing)
      .on("POST /missions/m_3/top-up", () =>
        problem(422, "input_invalid", "$0.15 is not enough", { field: "amount_usd" }),
      );
    const user = await open();
    await rows(3);
    await user.keyboard("a");
    expect(server.commands()).toEqual([]);
    const amount = await screen.findByLabelText("Add in US dollars");
    expect(amount).toHaveFocus();
    expect(amount).toHaveValue("0.15");
    expect(amount).toHaveAccessibleDescription("The cap is then $5.15");
    await user.keyboard("{Enter}");
    await waitFor(() => expect(amount).toHaveAccessibleDescription("$0.15 is not enough"));
    expect(server.commands()).toEqual([
      'POST /missions/m_3/top-up {"amount_usd":"0.15","revision":1,"attempt":1}',
    ]);
    await user.clear(amount);
    await user.type(amount, "0.14");
    expect(amount).toHaveAccessibleDescription("The call needs $0.15 more at least.");
    expect(screen.getByRole("button", { name: "Top up and go on" })).toBeDisabled();
  });

  it("takes in what comes by the stream, and drops from the selection what has changed", async () => {
    const user = await open();
    await rows(3);
    FakeSocket.last().hello();
    await user.click(screen.getByRole("checkbox", { name: "Select: find two" }));
    expect(screen.getByText("1 selected")).toBeVisible();
    server.on("GET /inbox", inboxPage([parked, first, { ...second, revision: 3 }]));
    FakeSocket.last().send(event(1, "mission_expired", { reason: "any event of a mission" }));
    await waitFor(() => expect(screen.queryByText("1 selected")).toBeNull());
    expect(await screen.findByText("revision 3")).toBeVisible();
  });

  it("says that nothing waits, and that it cannot be read", async () => {
    server.on("GET /inbox", () => problem(503, "store_unavailable", "The store does not answer"));
    const user = await open();
    const alert = await screen.findByRole("alert", {}, { timeout: 15_000 });
    expect(alert).toHaveTextContent("The inbox cannot be read");
    expect(alert).toHaveTextContent("store_unavailable");
    server.on("GET /inbox", inboxPage([]));
    await user.click(within(alert).getByRole("button", { name: "Try again" }));
    expect(await screen.findByText(/Proposals, questions and parked runs come here/)).toBeVisible();
  });

  it("leaves the keys alone once they are switched off", async () => {
    const user = await open();
    await rows(3);
    await user.keyboard("?");
    await user.click(await screen.findByRole("checkbox", { name: "Single-key shortcuts" }));
    await user.click(screen.getByRole("button", { name: "Close help" }));
    await user.keyboard("xar");
    expect(screen.queryByRole("group", { name: "Decide on what is selected" })).toBeNull();
    expect(server.commands()).toEqual([]);
  });
});
