import type { MissionStatus } from "./mission-status";

/** What a mission becomes when nobody answers, in words. */
const ENDS: Partial<Record<MissionStatus, string>> = {
  expired: "it expires",
  rejected: "it is rejected",
  cancelled: "the run is cancelled",
  failed: "the run fails, stopped by budget; what it spent stays spent",
};

/** Write how long is left: `2 h 05 min`, `2 days 23 h`; in the last hour with its seconds. */
export function timeTo(until: string, nowMs: number): string {
  const seconds = Math.floor((Date.parse(until) - nowMs) / 1000);
  if (seconds <= 0) return "no time";
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${two(seconds % 60)} s`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ${two(minutes % 60)} min`;
  return `${Math.floor(hours / 24)} days ${hours % 24} h`;
}

/** Tell whether so little is left that somebody should look now: under an hour. */
export function isUrgent(until: string | null, nowMs: number): boolean {
  return until !== null && Date.parse(until) - nowMs < 3_600_000;
}

/** Write what happens when nobody answers. */
export function unanswered(becomes: MissionStatus): string {
  return ENDS[becomes] ?? `it is ${becomes}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
