const CLOCK = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});
const FULL = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "long" });
const DAY = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const UTC_DAY = new Intl.DateTimeFormat(undefined, {
  day: "numeric",
  month: "short",
  timeZone: "UTC",
});
const RELATIVE = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "short" });

/** Write the local time of day: `10:30:45`. */
export function formatClock(instant: string): string {
  return CLOCK.format(Date.parse(instant));
}

/** Write a moment: the time of day, with the day before it when it is not today's. */
export function formatMoment(instant: string, nowMs: number): string {
  const clock = formatClock(instant);
  const at = Date.parse(instant);
  return new Date(at).toDateString() === new Date(nowMs).toDateString()
    ? clock
    : `${DAY.format(at)}, ${clock.slice(0, 5)}`;
}

/** Write a day that has no zone, as `2026-01-15`, the way the reader does. */
export function formatDate(day: string): string {
  return UTC_DAY.format(Date.parse(day));
}

/** Write date, time and zone, for a tooltip. */
export function formatFull(instant: string): string {
  return FULL.format(Date.parse(instant));
}

/** Write how long ago: `5 min. ago`; the day when it is over a week. */
export function formatAgo(instant: string, nowMs: number): string {
  const seconds = (Date.parse(instant) - nowMs) / 1000;
  const size = Math.abs(seconds);
  if (size < 45) return "now";
  if (size < 3600) return RELATIVE.format(Math.round(seconds / 60), "minute");
  if (size < 86_400) return RELATIVE.format(Math.round(seconds / 3600), "hour");
  if (size < 604_800) return RELATIVE.format(Math.round(seconds / 86_400), "day");
  return DAY.format(Date.parse(instant));
}
