import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { analytics, event, mission, proposedEvent, stoppedEvent } from "../testing/factories";
import { FakeServer, problem } from "../testing/fake-server";
import { FakeSocket } from "../testing/fake-socket";
import { candidate, survey } from "../testing/learning-factories";
import { App } from "./App";
import "./MissionPage"; // what is loaded when it is needed must not take a test's time

const SURVEY = "/missions/m_abc123/survey";
const UNRATED = { mission_id: "m_abc123", survey: null };
const RATED = { mission_id: "m_abc123", survey: survey() };
const LEARNING = { outcomes: 0, tools: [], feedback: [], surveys: [] };
let server: FakeServer;

beforeEach(() => {
  FakeSocket.opened = [];
  vi.stubGlobal("WebSocket", FakeSocket);
  server = new FakeServer()
    .on("GET /api/analytics/all", analytics())
    .on("GET /missions", { items: [], next_cursor: null })
    .on("GET /missions/m_abc123", mission({ status: "running" }))
    .on("GET /missions/m_abc123/events", { items: [proposedEvent(1)], next_cursor: null })
    .on("GET /learning", LEARNING)
    .on(`GET ${SURVEY}`, UNRATED)
    .on(`POST ${SURVEY}`, RATED)
    .on(`DELETE ${SURVEY}`, UNRATED)
    .install();
});

afterEach(() => vi.useRealTimers());

/** Open a mission that runs, and let it end. */
async function end(stopped = stoppedEvent(2)) {
  history.replaceState(null, "", "/?mission=m_abc123");
  render(<App />);
  await screen.findByRole("heading", { level: 1 });
  FakeSocket.last().hello();
  server.on("GET /missions/m_abc123", mission({ status: "completed" }));
  FakeSocket.last().send(proposedEvent(1), stopped);
}

const question = () => screen.findByRole("dialog", { name: "How helpful was this?" });
const shown = () => screen.queryByRole("dialog");
/** Go on by the clock, and let what it set off happen. */
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

describe("the question after a mission", () => {
  it("goes away by itself after ten seconds and leaves its mark, which asks again", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    await end();
    const dialog = await question();
    expect(dialog).not.toContainElement(document.activeElement as HTMLElement);
    await pass(9_000);
    expect(shown()).not.toBeNull();
    await pass(1_100);
    expect(shown()).toBeNull();
    const mark = await screen.findByRole("button", { name: /^Rate later: search for python/ });
    act(() => mark.click());
    await waitFor(() => expect(screen.getByRole("radio", { name: "1" })).toHaveFocus());
    await pass(60_000);
    expect(shown()).not.toBeNull();
  });

  it("stands still while the pointer is over it", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    await end();
    const dialog = await question();
    await pass(4_000);
    fireEvent.pointerEnter(dialog);
    await pass(60_000);
    expect(shown()).not.toBeNull();
    fireEvent.pointerLeave(dialog);
    await pass(4_000);
    expect(shown()).not.toBeNull();
    await pass(2_100);
    expect(shown()).toBeNull();
  });

  it("is answered by key, with what was saved, and taken back", async () => {
    const reads = (state: object) => () => {
      server.on(`GET ${SURVEY}`, state); // what a read behind the answer finds
      return state;
    };
    server.on(`POST ${SURVEY}`, reads(RATED)).on(`DELETE ${SURVEY}`, reads(UNRATED));
    await end();
    await question();
    const user = userEvent.setup();
    await user.keyboard("9");
    const dialog = screen.getByRole("dialog");
    expect(within(dialog).getByRole("radio", { name: "9" })).toHaveFocus();
    await user.type(within(dialog).getByLabelText(/Minutes saved/), "12");
    await user.click(within(dialog).getByRole("button", { name: "Yes" }));
    await user.click(within(dialog).getByRole("button", { name: "Send" }));
    expect(await screen.findByRole("dialog", { name: "Thanks; 9 of 10" })).toBeVisible();
    await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Undo" }));
    await question();
    expect(server.commands()).toEqual([
      `POST ${SURVEY} {"rating":9,"time_saved":12,"would_repeat":true}`,
      `DELETE ${SURVEY} undefined`,
    ]);
  });

  it("walks the scale with the arrow keys and takes 0 for ten", async () => {
    await end();
    await question();
    const user = userEvent.setup();
    await user.keyboard("0");
    const scale = within(screen.getByRole("dialog"));
    expect(scale.getByRole("radio", { name: "10" })).toBeChecked();
    await user.keyboard("{ArrowLeft}");
    expect(scale.getByRole("radio", { name: "9" })).toBeChecked();
    await user.keyboard("{Escape}");
    expect(shown()).toBeNull();
    expect(location.search).toBe("?mission=m_abc123");
  });

  it("says a refusal in a line, and what stands instead", async () => {
    const detail = "Mission is completed and cannot be rated twice: 4 of 10 stands";
    server.on(`POST ${SURVEY}`, () => problem(409, "invalid_transition", detail));
    await end();
    await question();
    const user = userEvent.setup();
    await user.keyboard("9");
    server.on(`GET ${SURVEY}`, { mission_id: "m_abc123", survey: survey({ rating: 4 }) });
    await user.keyboard("{Enter}");
    const standing = await screen.findByRole("dialog", { name: "Rated already: 4 of 10" });
    expect(standing).toHaveTextContent(`The rating was not taken: ${detail}`);
    expect(within(standing).queryByRole("radio")).toBeNull();
  });

  it("asks nothing where the mission was rated elsewhere", async () => {
    await end();
    await question();
    server.on(`GET ${SURVEY}`, RATED);
    const data = { survey_id: "sv", tool: "web_search", rating: 9, undone: false };
    const more = { time_saved_minutes: null, would_repeat: null, actor: "local" };
    FakeSocket.last().send(event(3, "survey_submitted", { ...data, ...more }));
    expect(await screen.findByRole("dialog", { name: "Rated already: 9 of 10" })).toBeVisible();
  });

  it("is not asked about a mission that this tab has not shown", async () => {
    await end(proposedEvent(2, "m_other"));
    FakeSocket.last().send({ ...stoppedEvent(3), mission_id: "m_other", subject_id: "m_other" });
    await screen.findByText(/Mission m_other: COMPLETED/);
    expect(shown()).toBeNull();
  });
});

describe("what was learned, beside the mission", () => {
  const chosen = candidate({
    confidence: 0.68,
    base: 0.85,
    adjustments: [{ what: "feedback", by: -0.17, why: "0 helpful, 1 not: * 0.80" }],
    ...{ roi: -0.5, roi01: 0.45, runs: 1 },
    score: 0.55,
  });

  it("says on a proposal what the past changed", async () => {
    const out = candidate({ tool: "web_extract", excluded: "you excluded it (undo f_1)" });
    const { proposal } = mission();
    server.on(
      "GET /missions/m_abc123",
      mission({ proposal: proposal && { ...proposal, chosen, alternatives: [out] } }),
    );
    history.replaceState(null, "", "/?mission=m_abc123");
    render(<App />);
    expect(await screen.findByText(/web_search −0.17/)).toHaveTextContent(
      "What the past changed: web_search −0.17: 1 not helpful; web_extract excluded by you",
    );
    const table = screen.getByRole("table", { name: "All candidates" });
    expect(within(table).getByRole("row", { name: /web_search/ })).toHaveTextContent("85%");
    expect(table).toHaveTextContent("−0.50counts 0.45, 1 run");
    expect(within(table).getByRole("row", { name: /web_extract/ })).toHaveTextContent("left out");
  });

  it("leaves a tool out and takes it back", async () => {
    const row = {
      ...{ tool: "web_search", intent: "search", feedback_factor: 0, helpful: 0, unhelpful: 0 },
      ...{ survey_nudge: 0, ratings: 0, approved_by: null, rejected_by: "f_1", runs: null },
      ...{ success_rate: null, mean_seconds: null, mean_cost_usd: null, mean_rating: null },
      ...{ roi: null, roi01: null },
    };
    server
      .on("POST /missions/m_abc123/feedback", () => {
        server.on("GET /learning", { ...LEARNING, tools: [row] });
        return { status: 201, body: { feedback_id: "f_1" } };
      })
      .on("DELETE /learning/feedback/f_1", () => {
        server.on("GET /learning", LEARNING);
        return { feedback_id: "f_1" };
      });
    await end();
    const user = userEvent.setup();
    await user.click(await screen.findByRole("button", { name: "Leave this tool out" }));
    await user.click(await screen.findByRole("button", { name: "Undo: web_search is left out" }));
    await screen.findByRole("button", { name: "Keep this tool" });
    expect(server.commands()).toEqual([
      'POST /missions/m_abc123/feedback {"verdict":"reject_tool"}',
      "DELETE /learning/feedback/f_1 undefined",
    ]);
  });

  it("shows what missions were worth, what loses money and what nobody knows", async () => {
    const known = {
      ...{ tool: "web_research", missions: 7, unknown: 1, unknown_usd: "0.10", minutes_saved: 12 },
      ...{ saved_usd: "4.00", tool_usd: "5.00", model_usd: "0.10", review_usd: "0.20" },
      ...{ cost_usd: "5.30", net_usd: "-1.30", loses: "web_research: loses $1.30" },
    };
    const unknown = { ...known, tool: "get_time", missions: 0, net_usd: null, loses: null };
    const total = { ...known, tool: null, loses: null };
    const figures = { ...known, tool: null, loses: "Schedule check prices: loses $1.30" };
    const repeated = [{ kind: "schedule", id: "sch_1", name: "check prices", figures }];
    const report = {
      ...{ days: 30, rate_usd_per_hour: 20, total, tools: [known, unknown], losing: [], repeated },
    };
    server.on("GET /learning/value", report);
    history.replaceState(null, "", "/learning");
    render(<App />);
    const table = await screen.findByRole("table", { name: "Net value of the last 30 days" });
    const row = within(table).getByRole("row", { name: /web_research.*7/ });
    expect(row).toHaveTextContent("tool $5.00, models $0.10, review $0.20");
    expect(row).toHaveTextContent(/12 min = \$4.00.*\$5.30.*-\$1.30.*loses money/);
    expect(within(table).getByRole("row", { name: /get_time/ })).toHaveTextContent(/0–––$/);
    expect(within(table).getByRole("row", { name: /All together/ })).toHaveTextContent("-$1.30");
    const again = screen.getByRole("table", { name: "Recipes and schedules, last 30 days" });
    expect(within(again).getByRole("row", { name: /check prices/ })).toHaveTextContent(
      /check prices schedule.*of 1 more, which cost \$0.10.*Schedule check prices: loses.*loses money/,
    );
  });
});
