import { POLL_MS } from "./connection";
import type { Clock } from "./connection-driver";

/** A run that has just begun is asked for soon, so that a short one has its estimate too. */
export const SOON_MS = 500;

interface Parts {
  readonly clock: Pick<Clock, "setTimer" | "clearTimer">;
  /** The missions that run now. */
  readonly running: () => readonly string[];
  /** Whether asking is of use: somebody looks, and nobody else asks. */
  readonly wanted: () => boolean;
  readonly ask: () => Promise<unknown>;
}

export interface EtaRefresh {
  /** Look whether something runs; call it after every change. */
  look(): void;
  stop(): void;
}

/**
 * Ask for the times left while something runs. No event carries them: they depend on the moment,
 * not on what happened.
 */
export function createEtaRefresh({ clock, running, wanted, ask }: Parts): EtaRefresh {
  let known: ReadonlySet<string> = new Set();
  let timer: number | null = null;
  let stopped = false;

  const clear = (): void => {
    if (timer !== null) clock.clearTimer(timer);
    timer = null;
  };
  const schedule = (ms: number): void => {
    clear();
    timer = clock.setTimer(ring, ms);
  };
  const ring = (): void => {
    timer = null;
    const next = () => {
      if (!stopped && timer === null && known.size > 0) schedule(POLL_MS);
    };
    if (wanted()) void ask().then(next, next);
    else next();
  };

  return {
    look: () => {
      const before = known;
      known = new Set(running());
      if (known.size === 0) clear();
      else if ([...known].some((missionId) => !before.has(missionId))) schedule(SOON_MS);
    },
    stop: () => {
      stopped = true;
      clear();
    },
  };
}
