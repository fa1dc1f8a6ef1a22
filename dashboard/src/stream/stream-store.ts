import type { Analytics, BuddyEvent } from "../api/types";
import { EMPTY_BOARD, type Board } from "../domain/whiteboard";
import type { Badge } from "./connection";
import { boardOf, fold } from "./reducer";

export interface StreamView {
  readonly board: Board;
  readonly badge: Badge;
  /** False until the first snapshot or event came. */
  readonly ready: boolean;
  readonly problem: string | null;
  readonly capacity: Analytics["capacity"] | null;
  /** Seconds left by history, as the last snapshot said. */
  readonly etas: Readonly<Record<string, number>>;
}

export interface StreamStore {
  readonly view: () => StreamView;
  readonly subscribe: (listener: () => void) => () => void;
  readonly receive: (event: BuddyEvent) => void;
  readonly load: (snapshot: Analytics) => void;
  readonly connection: (badge: Badge, problem: string | null) => void;
  readonly forget: () => void;
  /** The cursor to resume after: everything received, folded or still in the buffer. */
  readonly cursor: () => number;
}

interface Hooks {
  /** Runs a function at the next frame; events between two frames are folded together. */
  readonly nextFrame: (run: () => void) => void;
  readonly onEvents: (events: readonly BuddyEvent[], unknownMission: boolean) => void;
  readonly onSnapshot: (before: Board, after: Board) => void;
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
  const listeners = new Set<() => void>();

  const change = (changes: Partial<StreamView>): void => {
    view = { ...view, ...changes };
    listeners.forEach((listener) => listener());
  };

  const flush = (): void => {
    const events = buffer.filter((event) => event.cursor > view.board.cursor);
    buffer = [];
    if (events.length === 0) return;
    const board = events.reduce(fold, view.board);
    const lost = events.some((event) => event.mission_id && !board.cards[event.mission_id]);
    change({ board, ready: true });
    hooks.onEvents(events, lost);
  };

  return {
    view: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    receive: (event) => {
      if (event.cursor <= Math.max(lastReceived, view.board.cursor)) return;
      lastReceived = event.cursor;
      buffer.push(event);
      if (buffer.length === 1) hooks.nextFrame(flush);
    },
    load: (snapshot) => {
      flush(); // whoever follows the events must not miss those that the snapshot covers
      const etas = Object.fromEntries(
        snapshot.agents.flatMap((agent) =>
          agent.eta_seconds === null ? [] : [[agent.mission_id, agent.eta_seconds]],
        ),
      );
      const rest = { ready: true, capacity: snapshot.capacity, etas };
      const before = view.board;
      // An answer that was overtaken by the stream must not turn the board back.
      if (view.ready && snapshot.cursor < before.cursor) {
        change(rest);
        return;
      }
      const board = boardOf(snapshot.agents, snapshot.task_pipeline, snapshot.cursor);
      change({ ...rest, board });
      hooks.onSnapshot(before, board);
    },
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
