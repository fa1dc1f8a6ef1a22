import type { Analytics, BuddyEvent } from "../api/types";
import { timeLeft, type TimeLeft } from "../domain/time-left";
import { EMPTY_BOARD, type Board } from "../domain/whiteboard";
import type { Badge } from "./connection";
import { boardOf, foldAll } from "./reducer";

export interface StreamView {
  readonly board: Board;
  readonly badge: Badge;
  /** False until the first snapshot or event came. */
  readonly ready: boolean;
  readonly problem: string | null;
  readonly capacity: Analytics["capacity"] | null;
  /** The times left of what runs, as the last snapshot said; absent where nobody knows. */
  readonly etas: Readonly<Record<string, TimeLeft>>;
}

export interface StreamStore {
  readonly view: () => StreamView;
  readonly subscribe: (listener: () => void) => () => void;
  readonly receive: (events: readonly BuddyEvent[]) => void;
  readonly load: (snapshot: Analytics) => void;
  /** Take from a snapshot only what no event carries: the times left, and how busy Buddy is. */
  readonly measure: (snapshot: Analytics) => void;
  readonly connection: (badge: Badge, problem: string | null) => void;
  readonly forget: () => void;
  /** The cursor to resume after: everything received, folded or still in the buffer. */
  readonly cursor: () => number;
}

interface Hooks {
  /** Runs a function at the next frame; events between two frames are folded together. */
  readonly nextFrame: (run: () => void) => void;
  /** The time in milliseconds. */
  readonly now: () => number;
  readonly onEvents: (events: readonly BuddyEvent[], unknownMission: boolean) => void;
  readonly onSnapshot: (before: Board, after: Board, takenAt: string) => void;
}

const START: StreamView = {
  board: EMPTY_BOARD,
  badge: "connecting",
  ready: false,
  problem: null,
  capacity: null,
  etas: {},
};

export function createStreamStore(hooks: Hooks): StreamStore {
  let view = START;
  let buffer: BuddyEvent[] = [];
  let lastReceived = 0;
  let asked = false;
  let told = view;
  const listeners = new Set<() => void>();

  const ask = (): void => {
    if (asked) return;
    asked = true;
    hooks.nextFrame(() => {
      asked = false;
      fold();
      if (told === view) return;
      told = view;
      listeners.forEach((listener) => listener());
    });
  };
  /** Change the view at once; who listens is told in the next frame, with all that came till then. */
  const change = (changes: Partial<StreamView>): void => {
    view = { ...view, ...changes };
    ask();
  };

  const fold = (): void => {
    const events = buffer.filter((event) => event.cursor > view.board.cursor);
    buffer = [];
    if (events.length === 0) return;
    const board = foldAll(view.board, events);
    const lost = events.some((event) => event.mission_id && !board.cards[event.mission_id]);
    view = { ...view, board, ready: true };
    hooks.onEvents(events, lost);
  };

  const measured = (snapshot: Analytics): Pick<StreamView, "capacity" | "etas"> => {
    const at = hooks.now();
    const etas = snapshot.agents.flatMap((agent): [string, TimeLeft][] => {
      const left = timeLeft(agent, at);
      return left === null ? [] : [[agent.mission_id, left]];
    });
    return { capacity: snapshot.capacity, etas: Object.fromEntries(etas) };
  };

  return {
    view: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    receive: (events) => {
      for (const event of events) {
        if (event.cursor <= Math.max(lastReceived, view.board.cursor)) continue;
        lastReceived = event.cursor;
        buffer.push(event);
      }
      if (buffer.length > 0) ask();
    },
    load: (snapshot) => {
      fold(); // whoever follows the events must not miss those that the snapshot covers
      const rest = { ready: true, ...measured(snapshot) };
      const before = view.board;
      // An answer that was overtaken by the stream must not turn the board back.
      if (view.ready && snapshot.cursor < before.cursor) {
        change(rest);
        return;
      }
      const board = boardOf(snapshot.agents, snapshot.task_pipeline, snapshot.cursor);
      change({ ...rest, board });
      hooks.onSnapshot(before, board, snapshot.timestamp);
    },
    measure: (snapshot) => change(measured(snapshot)),
    connection: (badge, problem) => {
      if (badge !== view.badge || problem !== view.problem) change({ badge, problem });
    },
    forget: () => {
      buffer = [];
      lastReceived = 0;
      change({ board: EMPTY_BOARD, ready: false });
    },
    cursor: () => Math.max(lastReceived, view.board.cursor),
  };
}
