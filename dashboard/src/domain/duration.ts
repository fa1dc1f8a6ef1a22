/**
 * Write whole seconds as Python's `f"{seconds:.0f}"` does: a tie goes to the even number, so that
 * page and server say the same.
 */
export function wholeSeconds(seconds: number): string {
  const floor = Math.floor(seconds);
  const tie = seconds - floor === 0.5;
  return String(tie ? floor + (floor % 2) : Math.round(seconds));
}

/** Write a running clock: `12s`, `1m 05s`, `2h 03m`. */
export function formatElapsed(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < 60) return `${whole}s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}m ${pad(whole % 60)}s`;
  return `${Math.floor(minutes / 60)}h ${pad(minutes % 60)}m`;
}

/** Write a measured duration with the places it deserves: `85 ms`, `5.2 s`, `48 s`, `3 min 10 s`. */
export function formatDuration(seconds: number): string {
  if (seconds < 0.001) return "<1 ms";
  if (seconds < 1) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const whole = Math.round(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const parts =
    hours > 0
      ? [
          [hours, "h"],
          [minutes, "min"],
        ]
      : [
          [minutes, "min"],
          [whole % 60, "s"],
        ];
  return parts
    .filter(([count]) => count !== 0)
    .map((part) => part.join(" "))
    .join(" ");
}

/** Return the seconds between two instants, or null when one is missing. */
export function secondsBetween(start: string | null, end: string | null): number | null {
  if (start === null || end === null) return null;
  return (Date.parse(end) - Date.parse(start)) / 1000;
}

/** Return the seconds a run has taken so far, or took; null when it has not started. */
export function elapsedSeconds(
  card: { readonly started_at: string | null; readonly elapsed_seconds: number | null },
  nowMs: number,
): number | null {
  if (card.elapsed_seconds !== null) return card.elapsed_seconds;
  if (card.started_at === null) return null;
  return Math.max(0, (nowMs - Date.parse(card.started_at)) / 1000);
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
