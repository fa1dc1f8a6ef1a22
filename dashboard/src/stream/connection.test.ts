import { describe, expect, it } from "vitest";

import {
  backoff,
  badgeOf,
  POLL_MS,
  SILENCE_MS,
  STOPPED,
  step,
  type ConnectionState,
  type Effect,
  type Input,
} from "./connection";

function after(...inputs: Input[]): { state: ConnectionState; effects: readonly Effect[] } {
  return inputs.reduce<{ state: ConnectionState; effects: readonly Effect[] }>(
    (last, input) => step(last.state, input),
    { state: STOPPED, effects: [] },
  );
}

const CLOSED: Input = { type: "socket_closed", chance: 0.5 };
const LIVE: Input[] = [{ type: "start" }, { type: "poll_ok" }, { type: "hello" }];

describe("the connection", () => {
  it("reads a snapshot first, then opens the socket", () => {
    expect(after({ type: "start" }).effects).toEqual([{ type: "poll" }]);
    const opened = after({ type: "start" }, { type: "poll_ok" });
    expect(opened.effects).toContainEqual({ type: "open_socket" });
    expect(badgeOf(opened.state)).toBe("connecting");
  });

  it("is live from the hello on and then does not poll", () => {
    const { state, effects } = after(...LIVE);
    expect(badgeOf(state)).toBe("live");
    expect(effects).toContainEqual({ type: "clear_timer", name: "poll" });
    expect(step(state, { type: "timer", name: "poll" }).effects).toEqual([]);
  });

  it("polls every five seconds while the socket is down", () => {
    const down = after(...LIVE, CLOSED);
    expect(down.effects).toContainEqual({ type: "poll" });
    const polled = step(down.state, { type: "poll_ok" });
    expect(polled.effects).toEqual([{ type: "set_timer", name: "poll", ms: POLL_MS }]);
    expect(badgeOf(polled.state)).toBe("polling");
    expect(step(polled.state, { type: "timer", name: "poll" }).effects).toEqual([{ type: "poll" }]);
  });

  it("is offline when the poll fails too, and not before", () => {
    const { state } = after(...LIVE, CLOSED, { type: "poll_failed" });
    expect(badgeOf(state)).toBe("offline");
    expect(badgeOf(step(state, { type: "timer", name: "poll" }).state)).toBe("offline");
    expect(badgeOf(after({ type: "start" }, { type: "poll_failed" }).state)).toBe("offline");
  });

  it("waits longer after each failure, up to half a minute, never in step with others", () => {
    expect([1, 2, 3].map((failures) => backoff(failures, 1))).toEqual([500, 1000, 2000]);
    expect(backoff(30, 1)).toBe(30_000);
    expect(backoff(3, 0)).toBe(1000);
    const once = after(...LIVE, CLOSED);
    const twice = after(...LIVE, CLOSED, { type: "timer", name: "retry" }, CLOSED);
    expect(once.effects).toContainEqual({ type: "set_timer", name: "retry", ms: 375 });
    expect(twice.effects).toContainEqual({ type: "set_timer", name: "retry", ms: 750 });
  });

  it("looks at the whole board once when the line comes back", () => {
    const back = after(
      ...LIVE,
      CLOSED,
      { type: "poll_ok" },
      { type: "timer", name: "retry" },
      { type: "hello" },
    );
    expect(back.effects).toContainEqual({ type: "poll" });
    expect(back.state.failures).toBe(0);
  });

  it("closes a silent line", () => {
    const { state, effects } = after(...LIVE, { type: "message" });
    expect(effects).toEqual([{ type: "set_timer", name: "silence", ms: SILENCE_MS }]);
    expect(step(state, { type: "timer", name: "silence" }).effects).toEqual([
      { type: "close_socket" },
    ]);
  });

  it("begins again when the log was replaced", () => {
    const { state, effects } = after(...LIVE, { type: "log_replaced" });
    expect(effects).toContainEqual({ type: "forget_board" });
    expect(step(state, { type: "poll_ok" }).effects).toContainEqual({ type: "open_socket" });
  });

  it("tries at once when the page is looked at again", () => {
    const waiting = after(...LIVE, CLOSED);
    expect(step(waiting.state, { type: "wake" }).effects).toContainEqual({ type: "open_socket" });
    expect(after(...LIVE, { type: "wake" }).effects).toEqual([]);
  });

  it("does nothing after it was stopped", () => {
    const { state } = after(...LIVE, { type: "stop" });
    expect(step(state, CLOSED)).toEqual({ state: STOPPED, effects: [] });
  });
});
