import { useSyncExternalStore } from "react";

/** How long a no is held back. A rejected mission never comes back, so it is not sent before. */
export const HELD_MS = 8_000;

export interface Rejection {
  /** The missions, or the goal, that nothing else can be decided about meanwhile. */
  readonly subjectIds: readonly string[];
  /** What it is about, as people call it. */
  readonly title: string;
  /** Sends it; the promise ends when what it changed has been read again. */
  readonly send: () => Promise<unknown>;
}

export interface RejectionView {
  readonly held: Rejection | null;
  /** Whether the clock stands, because somebody is at the question. */
  readonly waits: boolean;
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
  /** Let the clock stand while the pointer or the focus is at the question. */
  readonly attend: (by: Attention, here: boolean) => void;
  readonly dismiss: () => void;
}

export type Attention = "pointer" | "focus";

interface Clock {
  readonly now: () => number;
  readonly setTimer: (run: () => void, ms: number) => number;
  readonly clearTimer: (id: number) => void;
}

/** Keep one rejection back for some seconds, in which it can be taken back. */
export function createRejectionDesk(clock: Clock): RejectionDesk {
  let view: RejectionView = { held: null, waits: false, leaving: new Set(), failure: null };
  let timer = 0;
  let [left, since] = [HELD_MS, 0];
  const attention = new Set<Attention>();
  const underWay = new Set<Rejection>();
  const listeners = new Set<() => void>();

  const change = (changes: Partial<RejectionView>): void => {
    view = { ...view, ...changes };
    const all = view.held === null ? [...underWay] : [...underWay, view.held];
    view = { ...view, leaving: new Set(all.flatMap(({ subjectIds }) => subjectIds)) };
    listeners.forEach((listener) => listener());
  };
  const start = (): void => {
    if (view.held === null || attention.size > 0) return;
    since = clock.now();
    timer = clock.setTimer(sendNow, left);
  };
  const stop = (): void => {
    clock.clearTimer(timer);
    left -= clock.now() - since;
  };
  /** The toast goes, and with it the place that could say that somebody has left it. */
  const close = (): void => {
    attention.clear();
    change({ held: null, waits: false });
  };
  const send = (): void => {
    const { held } = view;
    clock.clearTimer(timer);
    if (held === null) return;
    underWay.add(held);
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
  const sendNow = (): void => {
    send();
    close();
  };

  return {
    view: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hold: (rejection) => {
      send();
      left = HELD_MS;
      change({ held: rejection, waits: attention.size > 0, failure: null });
      start();
    },
    undo: () => {
      clock.clearTimer(timer);
      close();
    },
    sendNow,
    attend: (by, here) => {
      const stood = attention.size > 0;
      if (here) attention.add(by);
      else attention.delete(by);
      const stands = attention.size > 0;
      if (stands === stood) return;
      if (!stands) start();
      else if (view.held !== null) stop();
      change({ waits: stands && view.held !== null });
    },
    dismiss: () => {
      attention.clear();
      change({ failure: null });
    },
  };
}

/** The page's one: a rejection outlives the screen on which it was made, but not the page. */
export const rejections = createRejectionDesk({
  now: () => performance.now(),
  setTimer: (run, ms) => window.setTimeout(run, ms),
  clearTimer: (id) => window.clearTimeout(id),
});

export function useRejections(): RejectionView {
  return useSyncExternalStore(rejections.subscribe, rejections.view);
}
