/**
 * The live connection as a state machine: `step` takes a state and an input and returns the next
 * state and what to do. Sockets, timers and requests live in connection-driver.ts.
 */
export type Badge = "connecting" | "live" | "polling" | "offline";
export type TimerName = "retry" | "poll" | "silence";

export interface ConnectionState {
  /** starting: no snapshot yet · opening: a socket is on its way · waiting: before another try */
  readonly phase: "stopped" | "starting" | "opening" | "live" | "waiting";
  readonly failures: number;
  readonly lastPoll: "none" | "ok" | "failed";
  readonly polling: boolean;
}

export type Input =
  | { readonly type: "start" }
  | { readonly type: "stop" }
  | { readonly type: "hello" }
  | { readonly type: "log_replaced" }
  | { readonly type: "message" }
  | { readonly type: "socket_closed"; readonly chance: number }
  | { readonly type: "timer"; readonly name: TimerName }
  | { readonly type: "poll_ok" }
  | { readonly type: "poll_failed" }
  | { readonly type: "wake" };

export type Effect =
  | { readonly type: "open_socket" }
  | { readonly type: "close_socket" }
  | { readonly type: "poll" }
  | { readonly type: "forget_board" }
  | { readonly type: "set_timer"; readonly name: TimerName; readonly ms: number }
  | { readonly type: "clear_timer"; readonly name: TimerName };

export interface Step {
  readonly state: ConnectionState;
  readonly effects: readonly Effect[];
}

export const POLL_MS = 5_000;
/** The server pings every 15 s; two missed pings and a margin mean a dead line. */
export const SILENCE_MS = 40_000;
const HELLO_MS = 10_000;
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 30_000;

export const STOPPED: ConnectionState = {
  phase: "stopped",
  failures: 0,
  lastPoll: "none",
  polling: false,
};

export function step(state: ConnectionState, input: Input): Step {
  if (state.phase === "stopped" && input.type !== "start") return { state, effects: [] };
  switch (input.type) {
    case "start":
      return state.phase === "stopped" ? poll({ ...STOPPED, phase: "starting" }) : stay(state);
    case "stop":
      return { state: STOPPED, effects: [CLOSE, ...clear("retry", "poll", "silence")] };
    case "hello":
      return hello(state);
    case "log_replaced":
      return replaced(state);
    case "message":
      return { state, effects: [timer("silence", SILENCE_MS)] };
    case "socket_closed":
      return closed(state, input.chance);
    case "timer":
      return timedOut(state, input.name);
    case "poll_ok":
      return polled({ ...state, polling: false, lastPoll: "ok" });
    case "poll_failed":
      return polled({ ...state, polling: false, lastPoll: "failed" });
    case "wake":
      return state.phase === "waiting" ? open(state, clear("retry")) : stay(state);
  }
}

/** Return what the badge says. */
export function badgeOf(state: ConnectionState): Badge {
  if (state.phase === "live") return "live";
  if (state.lastPoll === "failed") return "offline";
  return state.lastPoll === "ok" && state.failures > 0 ? "polling" : "connecting";
}

/** Return the pause before a try: doubling up to 30 s, the second half of it left to chance. */
export function backoff(failures: number, chance: number): number {
  const whole = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(whole / 2 + (whole / 2) * chance);
}

const CLOSE: Effect = { type: "close_socket" };

function stay(state: ConnectionState): Step {
  return { state, effects: [] };
}

function timer(name: TimerName, ms: number): Effect {
  return { type: "set_timer", name, ms };
}

function clear(...names: TimerName[]): Effect[] {
  return names.map((name) => ({ type: "clear_timer", name }));
}

function poll(state: ConnectionState): Step {
  if (state.polling) return stay(state);
  return { state: { ...state, polling: true }, effects: [{ type: "poll" }] };
}

function open(state: ConnectionState, before: readonly Effect[] = []): Step {
  return {
    state: { ...state, phase: "opening" },
    effects: [...before, { type: "open_socket" }, timer("silence", HELLO_MS)],
  };
}

function hello(state: ConnectionState): Step {
  const effects = [...clear("poll", "retry"), timer("silence", SILENCE_MS)];
  const live: ConnectionState = { ...state, phase: "live", failures: 0 };
  if (state.failures === 0) return { state: live, effects };
  // The line was down: one look at the whole board tells whether the log is still the same one.
  const again = poll(live);
  return { state: again.state, effects: [...effects, ...again.effects] };
}

/** Another log than the one followed so far (a new data folder): begin again from its snapshot. */
function replaced(state: ConnectionState): Step {
  return {
    state: { ...state, phase: "starting" },
    effects: [CLOSE, { type: "forget_board" }, ...clear("silence", "poll", "retry")],
  };
}

function closed(state: ConnectionState, chance: number): Step {
  if (state.phase !== "opening" && state.phase !== "live") return stay(state);
  const failures = state.failures + 1;
  const next = poll({ ...state, phase: "waiting", failures });
  const effects = [...clear("silence"), timer("retry", backoff(failures, chance))];
  return { state: next.state, effects: [...effects, ...next.effects] };
}

function timedOut(state: ConnectionState, name: TimerName): Step {
  switch (name) {
    case "retry":
      return state.phase === "waiting" ? open(state) : stay(state);
    case "poll":
      return state.phase === "live" ? stay(state) : poll(state);
    case "silence":
      return { state, effects: [CLOSE] };
  }
}

function polled(state: ConnectionState): Step {
  if (state.phase === "live") return stay(state);
  const again = timer("poll", POLL_MS);
  return state.phase === "starting" && state.lastPoll === "ok"
    ? open(state, [again])
    : { state, effects: [again] };
}
