import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { analytics, inboxPage, instance } from "../testing/factories";
import { FakeServer, problem } from "../testing/fake-server";
import { FakeSocket } from "../testing/fake-socket";
import { metrics, rangeFigures, toolFigures } from "../testing/metrics-factories";
import { App } from "./App";

const URL = "GET /api/whiteboard/metrics";
const BUSY = metrics({
  now: rangeFigures({
    proposed: 6,
    ended: { completed: 3, failed: 1, rejected: 2 },
    success_rate: 0.75,
    settlements: 4,
    settled_usd: "1.20",
    tools: [toolFigures(), toolFigures({ tool: "idle", confidence: null, selected: 0 })],
    artifacts: { web_search_result: 3 },
    run_time: toolFigures().latency,
  }),
  before: rangeFigures({ tools: [toolFigures({ confidence: 0.8 })] }),
  series: [
    {
      day: "2026-01-15",
      proposed: 6,
      completed: 3,
      failed: 1,
      calls_succeeded: 3,
      calls_failed: 1,
      settled_usd: "1.20",
    },
  ],
});
let server: FakeServer;

beforeEach(() => {
  FakeSocket.opened = [];
  localStorage.clear();
  vi.stubGlobal("WebSocket", FakeSocket);
  server = new FakeServer()
    .on("GET /api/analytics/all", analytics())
    .on("GET /instance", instance())
    .on("GET /inbox", inboxPage([]))
    .on(URL, ({ path }) => ({ ...BUSY, days: Number(path.split("days=")[1]) }))
    .install();
});

async function open() {
  history.replaceState(null, "", "/whiteboard/metrics");
  render(<App />);
  await screen.findByRole("heading", { name: "Metrics" });
  return userEvent.setup();
}

describe("the metrics", () => {
  it("show each figure with what is behind it, and nothing where nothing is", async () => {
    await open();
    const tiles = (await screen.findByText("Success")).closest("dl");
    expect(tiles).toHaveTextContent("Success75%of 4 completed or failed");
    expect(tiles).toHaveTextContent("Cost of runs$1.20in 4 runs");
    expect(tiles).toHaveTextContent("Ratingno data yet");
    const tools = screen.getByRole("table", { name: "Tools" });
    expect(within(tools).getByRole("row", { name: /web_search/ })).toHaveTextContent("+0.05");
    expect(within(tools).getByRole("row", { name: /idle/ })).toHaveTextContent("–");
    const times = screen.getByRole("table", { name: "Response times" });
    expect(within(times).getByRole("row", { name: /Whole mission/ })).toHaveTextContent("2.2 s");
    expect(screen.getByRole("img", { name: "Missions that ended; most: 4, Jan 15" })).toBeVisible();
  });

  it("are those of the range that is chosen, and it is remembered", async () => {
    const user = await open();
    const range = screen.getByRole("button", { name: "1 year" });
    await user.click(range);
    expect(range).toHaveAttribute("aria-pressed", "true");
    expect(await screen.findByText("Week by week")).toBeVisible();
    expect(localStorage.getItem("buddy.metrics-days")).toBe("365");
  });

  it("say that nothing happened, that they are behind, and that they cannot be read", async () => {
    server.on(URL, metrics({ behind: true }));
    await open();
    expect(await screen.findByText("Nothing happened in these days")).toBeVisible();
    expect(screen.getByText("The log is still being added up")).toBeVisible();
    server.on(URL, () => problem(503, "store_unavailable", "The store does not answer"));
    await waitFor(
      () => expect(screen.getByRole("alert")).toHaveTextContent("these are from before"),
      { timeout: 4_000 },
    );
  }, 15_000);
});
