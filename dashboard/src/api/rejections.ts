import { useSyncExternalStore } from "react";

/** How long a no is held back. A rejected mission never comes back, so it is not sent before. */
export const HELD_MS = 8_000;

export interface Rejection {
  readonly missionIds: readonly string[];
  /** What it is about, as people call it. */
  readonly title: string;
  /** Sends it; the promise ends when what it changed has been read again. */
  readonly send: () => Promise<unknown>;
}

export interface RejectionView {
  readonly held: Rejection | null;
  /** Those of the held one and of what is under way: nothing else can be decided about them. */
  readonly leaving: ReadonlySet<string>;
  readonly failure: { readonly title: string; readonly message: string } | null;
}

export interface RejectionDesk {
  readonly view: () => RejectionView;
  readonly subscribe: (listener: () => void) => () => void;
  /** Hold a rejection back; one that was held before is sent. */
  readonly hold: (rejection: Rejection) => void;
  /** Let the held one be forgotten: nothing is sent. */
  readonly undo: () => void;
  /** Send the held one now. */
  readonly sendNow: () => void;
  /** Stop the clock while somebody is at the question, or start it again. */
  readonly pause: (paused: boolean) => void;
  readonly dismiss: () => void;
}

interface Clock {
  readonly setTimer: (run: () => void, ms: number) => number;
  readonly clearTimer: (id: number) => void;
}

/** Keep one rejection back for some seconds, in which it can be taken back. */
export function createRejectionDesk(clock: Clock): RejectionDesk {
  let view: RejectionView = { held: null, leaving: new Set(), failure: null };
  let timer = 0;
  const underWay = new Set<Rejection>();
  const listeners = new Set<() => void>();

  const change = (changes: Partial<RejectionView>): void => {
    view = { ...view, ...changes };
    const all = view.held === null ? [...underWay] : [...underWay, view.held];
    view = { ...view, leaving: new Set(all.flatMap(({ missionIds }) => missionIds)) };
    listeners.forEach((listener) => listener());
  };
  const sendNow = (): void => {
    const { held } = view;
    clock.clearTimer(timer);
    if (held === null) return;
    underWay.add(held);
    change({ held: null });
    const failed = (error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      view = { ...view, failure: { title: held.title, message } };
    };
    void held
      .send()
      .catch(failed)
      .then(() => {
        underWay.delete(held);
        change({});
      });
  };
  const start = (): void => {
    timer = clock.setTimer(sendNow, HELD_MS);
  };

  return {
    view: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hold: (rejection) => {
      sendNow();
      change({ held: rejection, failure: null });
      start();
    },
    undo: () => {
      clock.clearTimer(timer);
      change({ held: null });
    },
    sendNow,
    pause: (paused) => {
      clock.clearTimer(timer);
      if (!paused && view.held !== null) start();
    },
    dismiss: () => change({ failure: null }),
  };
}

/** The page's one: a rejection outlives the screen on which it was made, but not the page. */
export const rejections = createRejectionDesk({
  setTimer: (run, ms) => window.setTimeout(run, ms),
  clearTimer: (id) => window.clearTimeout(id),
});

export function useRejections(): RejectionView {
  return useSyncExternalStore(rejections.subscribe, rejections.view);
}
