import { formatElapsed } from "./duration";

/** How long a run will still take, as the server estimated it at a moment. */
export interface TimeLeft {
  readonly seconds: number;
  /** One run in ten takes less; null while there are too few to tell. */
  readonly low: number | null;
  /** One run in ten takes more; null while there are too few to tell. */
  readonly high: number | null;
  /** When it was estimated, in milliseconds of the reader's clock. */
  readonly at: number;
}

interface Estimated {
  readonly eta_seconds: number | null;
  readonly eta_range: { readonly low: number | null; readonly high: number | null } | null;
}

/** Return what the server estimated, or null where it does not know. */
export function timeLeft({ eta_seconds, eta_range }: Estimated, at: number): TimeLeft | null {
  if (eta_seconds === null) return null;
  return { seconds: eta_seconds, low: eta_range?.low ?? null, high: eta_range?.high ?? null, at };
}

/** Write the time left: `about 12 s left (5–30 s)`, counted down since it was estimated. */
export function timeLeftText(left: TimeLeft | null, nowMs: number): string {
  if (left === null) return "time left unknown";
  const passed = Math.max(0, (nowMs - left.at) / 1000);
  const high = left.high === null ? null : left.high - passed;
  if (high !== null && high <= 0) return "longer than usual";
  const seconds = left.seconds - passed;
  if (seconds <= 0)
    return high === null ? "any moment now" : `any moment now (up to ${round(high)})`;
  const about = `about ${round(seconds)} left`;
  if (left.low === null || high === null) return about;
  const [from, to] = [round(left.low - passed), round(high)];
  return from === to ? about : `${about} (${range(from, to)})`;
}

function range(from: string, to: string): string {
  const unit = " s";
  const same = from.endsWith(unit) && to.endsWith(unit);
  return same ? `${from.slice(0, -unit.length)}–${to}` : `${from} – ${to}`;
}

/** Write an estimate, which deserves no fractions: `1 s`, `48 s`, `3m 10s`. */
function round(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  return whole < 60 ? `${whole} s` : formatElapsed(whole).replace(" 00s", "");
}
