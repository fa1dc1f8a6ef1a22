import { act, render, screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";

import { StreamContext } from "../../stream/stream-context";
import { createStreamStore } from "../../stream/stream-store";
import { agent, analytics } from "../../testing/factories";
import { Announcer } from "./Announcer";

describe("the announcer", () => {
  it("says nothing of what was there, and gathers what changes into one sentence", () => {
    vi.useFakeTimers();
    const nothing = () => undefined;
    const store = createStreamStore({
      nextFrame: (run) => run(),
      now: () => Date.now(),
      onEvents: nothing,
      onSnapshot: nothing,
    });
    store.load(analytics([agent()], 1));
    render(
      <StreamContext value={store}>
        <Announcer />
      </StreamContext>,
    );
    const region = screen.getByText("", { selector: "[aria-live=polite]" });
    act(() => void vi.advanceTimersByTime(2_000));
    expect(region).toBeEmptyDOMElement();

    act(() => store.load(analytics([agent({ current_step: "tool_selection" })], 2)));
    act(() => void vi.advanceTimersByTime(500));
    act(() => store.load(analytics([agent({ current_step: "tool_execution" })], 3)));
    expect(region).toBeEmptyDOMElement();
    act(() => void vi.advanceTimersByTime(2_000));
    expect(region).toHaveTextContent("search for python tutorials: Run the tool.");
    vi.useRealTimers();
  });
});
