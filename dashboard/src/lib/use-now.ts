import { useCallback, useSyncExternalStore } from "react";

import { nextFrame } from "./next-frame";

interface Ticker {
  readonly subscribe: (listener: () => void) => () => void;
  readonly now: () => number;
}

const FRESH_MS = 1_000;

const tickers = new Map<number, Ticker>();

/**
 * Return the time in milliseconds, ticking while `active`. All that tick at one pace tick together,
 * in a frame that shows whatever else has changed too.
 */
export function useNow(everyMs: number, active = true): number {
  const { subscribe, now } = tickerOf(everyMs);
  const listen = useCallback(
    (listener: () => void) => (active ? subscribe(listener) : () => undefined),
    [subscribe, active],
  );
  return useSyncExternalStore(listen, now);
}

function tickerOf(everyMs: number): Ticker {
  const known = tickers.get(everyMs) ?? createTicker(everyMs);
  tickers.set(everyMs, known);
  return known;
}

function createTicker(everyMs: number): Ticker {
  const listeners = new Set<() => void>();
  let now = Date.now();
  let timer = 0;
  const refresh = () => {
    // What came meanwhile must not lie in the future; those who came together share one time.
    if (Math.abs(Date.now() - now) >= FRESH_MS) now = Date.now();
  };
  const tick = () => {
    now = Date.now();
    listeners.forEach((listener) => listener());
  };
  return {
    now: () => {
      // While nobody listens nothing ticks; who looks then must not see an old time.
      if (listeners.size === 0) refresh();
      return now;
    },
    subscribe: (listener) => {
      refresh();
      if (listeners.size === 0) {
        timer = window.setInterval(() => nextFrame(tick), everyMs);
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) clearInterval(timer);
      };
    },
  };
}
