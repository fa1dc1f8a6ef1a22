import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";

import type { ExecutionRecord, MissionView } from "../api/types";
import { agent, analytics, AT, mission } from "../testing/factories";
import { FakeServer } from "../testing/fake-server";
import { FakeSocket } from "../testing/fake-socket";
import { App } from "./App";
import "./MissionPage"; // what is loaded when it is needed must not take a test's time

let server: FakeServer;

beforeEach(() => {
  FakeSocket.opened = [];
  vi.stubGlobal("WebSocket", FakeSocket);
  server = new FakeServer()
    .on("GET /api/analytics/all", analytics())
    .on("GET /missions", { items: [], next_cursor: null })
    .on("GET /missions/m_abc123/events", { items: [], next_cursor: null })
    .install();
});

async function open(changes: Partial<MissionView>) {
  server.on("GET /missions/m_abc123", mission(changes));
  history.replaceState(null, "", "/?mission=m_abc123");
  render(<App />);
  await screen.findByRole("heading", { level: 1 });
  return userEvent.setup();
}

const button = (name: string | RegExp) => screen.getByRole("button", { name });

describe("a mission that needs an answer", () => {
  it("sends the chosen tool with the revision", async () => {
    server.on("PUT /missions/m_abc123/update", { mission: mission({ revision: 5 }) });
    const questions = [{ field: "tool", text: "Which one?", choices: ["web_search", "calculate"] }];
    const user = await open({ status: "clarification_needed", revision: 4, questions });
    expect(button("Answer")).toBeDisabled();
    await user.click(screen.getByLabelText("calculate"));
    await user.click(button("Answer"));
    await waitFor(() => {
      expect(server.commands()).toEqual([
        'PUT /missions/m_abc123/update {"revision":4,"tool":"calculate"}',
      ]);
    });
  });

  it("puts any other answer into the tool's input", async () => {
    server.on("PUT /missions/m_abc123/update", { mission: mission() });
    const questions = [{ field: "url", text: "Which page?", choices: [] }];
    const user = await open({ status: "clarification_needed", questions, tool_input: { n: 1 } });
    await user.type(screen.getByLabelText("Which page?"), " https://example.org {Enter}");
    await waitFor(() => {
      expect(server.commands()).toEqual([
        'PUT /missions/m_abc123/update {"revision":1,"tool_input":{"n":1,"url":"https://example.org"}}',
      ]);
    });
  });
});

describe("a mission that was topped up", () => {
  it("shows the cap that is approved, not the one that was proposed", async () => {
    const warrant = {
      ...{ revision: 1, content_hash: "0".repeat(64), tool: "web_search", cap_usd: "5.15" },
      ...{ approved_by: "local", approved_at: AT, expires_at: AT, channel: "cli" },
      ...{ input_digest: "", spec_digest: "", scope: mission().scope },
      ...{ attempts: 1, granted_calls: [] },
    };
    await open({ status: "cancelled", cap_usd: "5.00", warrant });
    expect(screen.getByRole("main")).toHaveTextContent("Cap $5.15");
  });
});

describe("editing", () => {
  it("sends only what changed", async () => {
    const changed = mission({ revision: 2 });
    server.on("PUT /missions/m_abc123/update", () => {
      server.on("GET /missions/m_abc123", changed);
      return { mission: changed };
    });
    const user = await open({});
    await user.click(button(/Edit/));
    const cap = within(screen.getByRole("group", { name: "Proposal" })).getByLabelText(/^Cap/);
    await user.clear(cap);
    expect(button("Save as new revision")).toBeDisabled();
    await user.type(cap, "7.50");
    await user.selectOptions(screen.getByLabelText("Sites"), "No site");
    await user.click(button("Save as new revision"));
    const scope = { ...mission().scope, allowed_domains: [] };
    const body = JSON.stringify({ revision: 1, max_cost_usd: "7.50", scope });
    await waitFor(() => {
      expect(server.commands()).toEqual([`PUT /missions/m_abc123/update ${body}`]);
    });
    expect(await screen.findByText("Revision 2")).toBeVisible();
  });
});

describe("a run", () => {
  it("can be stopped, and says that it is stopping", async () => {
    server
      .on("GET /api/analytics/all", analytics([agent()], 3))
      .on("POST /missions/m_abc123/cancel", { status: "running", cancel_requested_at: AT });
    const user = await open({ status: "running" });
    await user.click(button("Stop"));
    await waitFor(() => expect(server.commands()).toEqual(["POST /missions/m_abc123/cancel {}"]));
    expect(button("Stopping")).toBeDisabled();
  });

  it("tells the time it still needs", async () => {
    const known = { eta_seconds: 75, eta_range: { low: 40, high: 130, samples: 20 } };
    server.on("GET /api/analytics/all", analytics([agent(known)], 3));
    await open({ status: "running" });
    expect(await screen.findByText(/elapsed · about 1m 15s left \(40 s – 2m 10s\)$/)).toBeVisible();
  });

  it("that is parked shows the difference and goes on with the revision", async () => {
    const deviation = {
      kind: "domain",
      approved: "example.org",
      needed: "example.net",
      message: "example.org redirects to example.net",
      choices: [],
      missing_usd: null,
      differences: [
        {
          field: "scope.allowed_domains",
          old: ["example.org"],
          new: ["example.org", "example.net"],
        },
        { field: "tool_input.what", old: null, new: "prices" },
      ],
      call: null,
    };
    const run = {
      run_id: "r_1",
      state: "parked" as const,
      requested_at: AT,
      attempt: 1,
      started_at: AT,
      finished_at: null,
      choice: null,
      deviation,
    };
    server.on("POST /missions/m_abc123/approve", {});
    const user = await open({ status: "awaiting_approval", run, revision: 2 });
    expect(screen.getByText("example.org redirects to example.net")).toBeVisible();
    expect(screen.getByText("example.org, example.net")).toBeVisible();
    expect(screen.getByText("Allowed domains", { selector: "dt" })).toBeVisible();
    expect(screen.getByText("Input: what")).toBeVisible();
    expect(screen.getByText("prices")).toBeVisible();
    await user.click(button("Approve and go on"));
    await waitFor(() => {
      expect(server.commands()).toEqual([
        'POST /missions/m_abc123/approve {"revision":2,"attempt":1}',
      ]);
    });
  });

  it("that failed says why with its figures, what to do, and starts again from its words", async () => {
    const message = "Budget exceeded: $5.23 > $5.00 limit";
    const record = {
      success: false,
      error: "Budget exceeded",
      error_detail: message,
      error_code: "budget_exceeded",
    } as ExecutionRecord;
    const user = await open({ status: "failed", execution_record: record });
    expect(screen.getByText(message)).toBeVisible();
    expect(screen.getByText("budget_exceeded")).toBeVisible();
    expect(screen.getByText(/Raise the cap/)).toBeVisible();
    await user.click(button("Start again with changes"));
    expect(screen.getByLabelText("Objective")).toHaveValue("search for python tutorials");
    expect(screen.getByLabelText("Objective")).toHaveFocus();
  });
});

describe("a result that lacks something", () => {
  const evaluation = {
    ...{ satisfied: false, score: 0.75, evidence: ["1 item found"], engine: "rules" },
    gap: "no price is in it",
    next: { objective: "Research tea", tool: "web_research", why: "it reads the pages" },
  };

  it("says so, and proposes what would bring it", async () => {
    server
      .on("POST /missions/create", { mission_id: "m_next" })
      .on("GET /missions/m_next", mission({ mission_id: "m_next", objective: "Research tea" }))
      .on("GET /missions/m_next/events", { items: [], next_cursor: null });
    const record = { success: true, error: null, evaluation } as ExecutionRecord;
    const user = await open({ status: "completed", execution_record: record });
    expect(screen.getByText("no price is in it")).toBeVisible();
    expect(screen.getByText("Judged by rules, which saw: 1 item found.")).toBeVisible();
    await user.click(button("Propose: Research tea"));
    expect(await screen.findByRole("heading", { level: 1, name: "Research tea" })).toBeVisible();
    expect(server.commands()).toEqual([
      'POST /missions/create {"objective":"Research tea","tool":"web_research","parent_mission_id":"m_abc123"}',
    ]);
  });

  it("says nothing where nothing is missing", async () => {
    const good = { ...evaluation, satisfied: true, gap: null, next: null };
    const record = { success: true, error: null, evaluation: good } as ExecutionRecord;
    await open({ status: "completed", execution_record: record });
    expect(screen.queryByText(/Judged by/)).toBeNull();
  });
});

describe("the list", () => {
  it("asks the server for the words and the status", async () => {
    history.replaceState(null, "", "/");
    render(<App />);
    const user = userEvent.setup();
    await user.type(await screen.findByLabelText("Search missions"), "python");
    await user.selectOptions(screen.getByLabelText("Status"), "Failed");
    await waitFor(() => {
      expect(server.asked.map(({ path }) => path)).toContain(
        "/missions?limit=20&status=failed&q=python",
      );
    });
    expect(await screen.findByText("No mission matches")).toBeVisible();
  });
});
