import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { StreamContext } from "../../stream/stream-context";
import { createStreamStore, type StreamStore } from "../../stream/stream-store";
import { agent, analytics, AT, event, proposedEvent, stoppedEvent } from "../../testing/factories";
import { BuddyWhiteboard } from "./BuddyWhiteboard";
import { ConnectionBadge } from "./ConnectionBadge";

let store: StreamStore;
const onOpen = vi.fn<(missionId: string) => void>();

function show(): void {
  render(
    <StreamContext value={store}>
      <ConnectionBadge />
      <BuddyWhiteboard selected={null} onOpen={onOpen} />
    </StreamContext>,
  );
}

beforeEach(() => {
  onOpen.mockClear();
  const nothing = () => undefined;
  store = createStreamStore({
    nextFrame: (run) => run(),
    now: () => Date.now(),
    onEvents: nothing,
    onSnapshot: nothing,
  });
});

const agents = () => screen.getByRole("region", { name: "Live Agents" });
const pipeline = () => screen.getByRole("region", { name: "Task Pipeline" });

describe("the whiteboard", () => {
  it("reads before it says that there is nothing", () => {
    show();
    expect(within(agents()).getByRole("status")).toHaveAccessibleName("Reading the whiteboard");
    act(() => store.load(analytics()));
    expect(agents()).toHaveTextContent("No missions in the last 24 hours");
    expect(pipeline()).toHaveTextContent("Nothing has run yet");
  });

  it("shows a run as it moves: bar, step, seconds, badge, message", () => {
    vi.useFakeTimers({ now: Date.parse(AT) + 12_000 });
    store.load(analytics([agent({ current_step: "tool_execution", progress_percent: 65 })], 5));
    show();
    expect(within(agents()).getByRole("progressbar")).toHaveAttribute("aria-valuenow", "65");
    expect(agents()).toHaveTextContent("Step: tool_execution (65%)");
    expect(within(agents()).getByText("12s")).toBeVisible();
    expect(within(agents()).getByText("Running")).toBeVisible();
    act(() => void vi.advanceTimersByTime(3_100));
    expect(within(agents()).getByText("15s")).toBeVisible();
    expect(agents()).toHaveTextContent("time left unknown");
    vi.useRealTimers();
  });

  it("counts the time left down from the last estimate, whatever came with it", () => {
    vi.useFakeTimers({ now: Date.parse(AT) + 12_000 });
    const known = { eta_seconds: 12, eta_range: { low: 5, high: 30, samples: 14 } };
    store.load(analytics([agent()], 5));
    show();
    act(() => store.measure(analytics([agent({ ...known, progress_percent: 99 })], 4)));
    expect(agents()).toHaveTextContent("about 12 s left (5–30 s)");
    expect(within(agents()).getByRole("progressbar")).toHaveAttribute("aria-valuenow", "40");
    act(() => void vi.advanceTimersByTime(3_100));
    expect(agents()).toHaveTextContent("about 9 s left (2–27 s)");
    act(() => store.measure(analytics([agent()], 5)));
    expect(agents()).toHaveTextContent("time left unknown");
    vi.useRealTimers();
  });

  it("writes the line of a finished mission and of its pipeline exactly", () => {
    store.receive([proposedEvent(1)]);
    store.receive([event(2, "mission_start", { run_id: "r_1", revision: 1 })]);
    store.receive([stoppedEvent(3)]);
    show();
    const line = "Mission m_abc123: COMPLETED 100% | Executed with web_search (23s)";
    expect(within(agents()).getByText(line)).toBeVisible();
    const row = within(pipeline()).getByRole("button");
    expect(row.textContent).toBe("web_search - COMPLETED - 100% - 10:30:45");
    expect(within(row).getByText("10:30:45")).toHaveAttribute(
      "title",
      expect.stringMatching(/UTC/),
    );
  });

  it("opens a mission by keyboard", async () => {
    store.load(analytics([agent()], 1));
    show();
    const user = userEvent.setup();
    await user.tab();
    await user.keyboard("{Enter}");
    expect(onOpen).toHaveBeenCalledExactlyOnceWith("m_abc123");
  });

  it("says how fresh it is, and keeps what it has when Buddy is gone", () => {
    store.load(analytics([agent()], 1));
    show();
    act(() => store.connection("live", null));
    expect(screen.getByText("Live")).toBeVisible();
    act(() => store.connection("polling", null));
    expect(screen.getByText("Polling")).toBeVisible();
    act(() => store.connection("offline", "Buddy does not answer."));
    expect(screen.getByText("Offline")).toBeVisible();
    expect(agents()).toHaveTextContent("Not up to date");
    expect(agents()).toHaveTextContent("last known state; not connected");
    expect(agents()).not.toHaveTextContent(/any moment now|left/);
    expect(within(agents()).getByRole("progressbar")).toBeVisible();
  });

  it("says why there is nothing when Buddy was never there", () => {
    store.connection("offline", "Buddy does not answer.");
    show();
    expect(within(agents()).getByRole("alert")).toHaveTextContent("Buddy does not answer.");
  });
});
