import { ApiError } from "../api/client";
import type { Analytics, BuddyEvent } from "../api/types";
import {
  badgeOf,
  STOPPED,
  step,
  type Badge,
  type Effect,
  type Input,
  type TimerName,
} from "./connection";

/** The part of WebSocket that is used; tests hand in their own. */
export interface Socket {
  onmessage: ((message: { data: unknown }) => void) | null;
  onclose: (() => void) | null;
  close(): void;
}

export interface Clock {
  setTimer(run: () => void, ms: number): number;
  clearTimer(id: number): void;
  chance(): number;
}

export interface ConnectionParts {
  readonly openSocket: (after: number) => Socket;
  readonly fetchSnapshot: () => Promise<Analytics>;
  readonly clock: Clock;
  /** The last event folded in; the socket resumes after it. */
  readonly cursor: () => number;
  /** Events in the order of the log: one, or all that came since the last message. */
  readonly onEvents: (events: readonly BuddyEvent[]) => void;
  readonly onSnapshot: (snapshot: Analytics) => void;
  readonly onBadge: (badge: Badge, problem: string | null) => void;
  readonly onForget: () => void;
}

export interface Connection {
  start(): void;
  stop(): void;
  /** Try at once: the browser is online again, or the page is looked at again. */
  wake(): void;
}

type Frame =
  | { type: "hello" }
  | { type: "event"; event: BuddyEvent }
  | { type: "events"; events: readonly BuddyEvent[] }
  | { type: "ping" };

export function createConnection(parts: ConnectionParts): Connection {
  let state = STOPPED;
  let socket: Socket | null = null;
  let problem: string | null = null;
  const timers = new Map<TimerName, number>();

  const take = (input: Input): void => {
    const next = step(state, input);
    state = next.state;
    next.effects.forEach(perform);
    parts.onBadge(badgeOf(state), problem);
  };

  const perform = (effect: Effect): void => {
    switch (effect.type) {
      case "open_socket":
        open();
        return;
      case "close_socket":
        drop();
        return;
      case "poll":
        void poll();
        return;
      case "forget_board":
        parts.onForget();
        return;
      case "set_timer":
        clearTimer(effect.name);
        timers.set(
          effect.name,
          parts.clock.setTimer(() => ring(effect.name), effect.ms),
        );
        return;
      case "clear_timer":
        clearTimer(effect.name);
    }
  };

  const ring = (name: TimerName): void => {
    timers.delete(name);
    take({ type: "timer", name });
  };

  const clearTimer = (name: TimerName): void => {
    const id = timers.get(name);
    if (id !== undefined) parts.clock.clearTimer(id);
    timers.delete(name);
  };

  const open = (): void => {
    const opened = parts.openSocket(parts.cursor());
    socket = opened;
    opened.onmessage = ({ data }) => {
      if (socket === opened) receive(data);
    };
    opened.onclose = () => {
      if (socket !== opened) return;
      socket = null;
      take({ type: "socket_closed", chance: parts.clock.chance() });
    };
  };

  const drop = (): void => {
    const dropped = socket;
    if (dropped === null) return;
    socket = null;
    dropped.onclose = null;
    dropped.close();
    // A dead line may never say that it closed; the machine is told now.
    take({ type: "socket_closed", chance: parts.clock.chance() });
  };

  const receive = (data: unknown): void => {
    const frame = readFrame(data);
    if (frame?.type === "hello") {
      take({ type: "hello" });
      return;
    }
    take({ type: "message" });
    if (frame?.type === "event") parts.onEvents([frame.event]);
    if (frame?.type === "events") parts.onEvents(frame.events);
  };

  const poll = async (): Promise<void> => {
    try {
      const before = parts.cursor();
      const snapshot = await parts.fetchSnapshot();
      if (state.phase === "stopped") return;
      problem = null;
      // Cursors only rise, so a log that is behind what we had when we asked is another log.
      if (snapshot.cursor < before) take({ type: "log_replaced" });
      parts.onSnapshot(snapshot);
      take({ type: "poll_ok" });
    } catch (error) {
      if (state.phase === "stopped") return;
      problem = error instanceof ApiError ? error.message : "Buddy's answer could not be read.";
      take({ type: "poll_failed" });
    }
  };

  return {
    start: () => take({ type: "start" }),
    stop: () => take({ type: "stop" }),
    wake: () => take({ type: "wake" }),
  };
}

/** Read what the server sent; anything unknown is passed over, so that it may learn new frames. */
function readFrame(data: unknown): Frame | null {
  if (typeof data !== "string") return null;
  try {
    const frame: unknown = JSON.parse(data);
    const known = typeof frame === "object" && frame !== null && "type" in frame;
    return known ? (frame as Frame) : null;
  } catch {
    return null;
  }
}
