const WALL = /^(\d{4})-\d\d-\d\dT\d\d:\d\d(?::(\d\d))?/;
const WEEKDAY = new Intl.DateTimeFormat("en-GB", { weekday: "short" });
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });
const OFFSET = /([+-])(\d\d):(\d\d)$/;

/** Write a time on a zone's wall, from the text with its offset: `Mon 4 Jan 2027, 09:00`. */
export function formatWall(local: string, nowMs: number): string {
  const [text, year, second = "00"] = WALL.exec(local) ?? [];
  if (text === undefined) return local;
  // Read as if it were UTC, and written in UTC: what is on the wall stays what is on the wall.
  return write(Date.parse(`${text.slice(0, 16)}:${second}Z`), {
    year: Number(year) !== new Date(nowMs).getFullYear(),
    seconds: second !== "00",
  });
}

/**
 * Write the same moment on the reader's own clock: the time, with the weekday where that is another
 * one; null where the reader's clock shows the same.
 */
export function formatHere(at: string, local: string): string | null {
  const date = new Date(at);
  if (Number.isNaN(date.getTime()) || offsetOf(local) === -date.getTimezoneOffset()) return null;
  const clock = `${two(date.getHours())}:${two(date.getMinutes())}`;
  if (`${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}` === dayOf(local)) {
    return clock;
  }
  return `${WEEKDAY.format(date)} ${clock}`;
}

function dayOf(local: string): string {
  return local.slice(0, 10);
}

function two(part: number): string {
  return String(part).padStart(2, "0");
}

/** Write the day of a moment on the reader's clock, with its year: `1 May 2027`. */
export function formatDay(at: string): string {
  return DAY.format(Date.parse(at));
}

/** Return the zone of the reader's browser. */
export function zoneHere(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Return the day that it is in a zone, as `2027-01-04`; a zone that is none counts as UTC. */
export function dayIn(zone: string, nowMs: number): string {
  const options = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
  try {
    return new Intl.DateTimeFormat("en-CA", { ...options, timeZone: zone }).format(nowMs);
  } catch {
    return new Intl.DateTimeFormat("en-CA", { ...options, timeZone: "UTC" }).format(nowMs);
  }
}

/** Return the first day of a weekday, 0 for Sunday, that is not before another day. */
export function nextWeekday(day: string, weekday: number): string {
  return plusDays(day, (weekday - new Date(`${day}T00:00:00Z`).getUTCDay() + 7) % 7);
}

/** Return the day that comes so many days after another one. */
export function plusDays(day: string, days: number): string {
  const from = new Date(`${day}T00:00:00Z`);
  from.setUTCDate(from.getUTCDate() + days);
  return from.toISOString().slice(0, 10);
}

function offsetOf(local: string): number {
  const [, sign, hours, minutes] = OFFSET.exec(local) ?? [];
  const size = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  return sign === "-" ? -size : size;
}

function write(ms: number, show: { year: boolean; seconds: boolean }): string {
  const day = new Intl.DateTimeFormat("en-GB", {
    weekday: "short",
    day: "numeric",
    month: "short",
    ...(show.year ? { year: "numeric" } : {}),
    timeZone: "UTC",
  }).format(ms);
  const clock = new Date(ms).toISOString().slice(11, show.seconds ? 19 : 16);
  return `${day.replace(/^(\w+), /, "$1 ")}, ${clock}`;
}
