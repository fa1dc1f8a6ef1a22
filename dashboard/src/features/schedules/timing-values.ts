import type { Schedule, ScheduleRequest } from "../../api/types";
import { dayIn, nextWeekday } from "../../lib/zone-time";

export type Kind = "once" | "daily" | "weekly" | "cron";

/** What stands in the form. */
export interface TimingValues {
  readonly kind: Kind;
  /** For once: `2027-01-04T09:00`, on the zone's wall. */
  readonly moment: string;
  /** For daily and weekly: `09:00`. */
  readonly time: string;
  /** For weekly: 0 for Sunday. */
  readonly weekday: string;
  readonly cron: string;
  readonly timezone: string;
  /** Bounds; empty: the server's. */
  readonly count: string;
  readonly capPerRun: string;
  readonly lastDay: string;
}

/** Return what the form begins with: every day at nine, and for once tomorrow at nine. */
export function initialValues(timezone: string, nowMs: number): TimingValues {
  return {
    kind: "daily",
    moment: `${dayIn(timezone, nowMs + 86_400_000)}T09:00`,
    time: "09:00",
    weekday: "1",
    cron: "0 9 * * MON-FRI",
    timezone,
    count: "",
    capPerRun: "",
    lastDay: "",
  };
}

/** Return what the form begins with where a schedule is moved: its times as they are. */
export function valuesOf(schedule: Schedule, nowMs: number): TimingValues {
  const { recurrence, timezone, trigger_time: trigger, cron } = schedule;
  const begun = initialValues(timezone, nowMs);
  if (recurrence === "cron") return { ...begun, kind: "cron", cron: cron ?? begun.cron };
  if (trigger === null) return begun;
  const [day = "", time = ""] = trigger.slice(0, 16).split("T");
  if (recurrence === "none") return { ...begun, kind: "once", moment: `${day}T${time}` };
  return { ...begun, kind: recurrence, time, weekday: String(new Date(day).getUTCDay()) };
}

/** Return a request with the bounds of a schedule, for a look at what other times would make of it. */
export function within(request: ScheduleRequest, { standing }: Schedule): ScheduleRequest {
  const { cap_per_run: perRun, cap_total: total, count, until } = standing;
  const bounds = { cap_per_run_usd: perRun, cap_total_usd: total, count, until };
  return { ...request, standing: bounds };
}

/** Return what is asked of the server; null while the time of it is missing. */
export function toRequest(values: TimingValues, nowMs: number): ScheduleRequest | null {
  const when = timingOf(values, nowMs);
  if (when === null) return null;
  const count = values.count.trim();
  const cap = values.capPerRun.trim();
  const last = values.lastDay && Date.parse(`${values.lastDay}T23:59:59`);
  const standing = {
    ...(count ? { count: Number(count) } : {}),
    ...(cap ? { cap_per_run_usd: cap } : {}),
    ...(last ? { until: new Date(last).toISOString() } : {}),
  };
  const bounded = Object.keys(standing).length > 0 ? { standing } : {};
  return { ...when, timezone: values.timezone.trim(), ...bounded };
}

function timingOf(values: TimingValues, nowMs: number): ScheduleRequest | null {
  const { kind, moment, time, weekday, cron, timezone } = values;
  switch (kind) {
    case "once":
      return moment ? { recurrence: "none", trigger_time: moment } : null;
    case "daily":
      return time ? { recurrence: "daily", trigger_time: time } : null;
    case "weekly": {
      const first = nextWeekday(dayIn(timezone.trim(), nowMs), Number(weekday));
      return time ? { recurrence: "weekly", trigger_time: `${first}T${time}` } : null;
    }
    case "cron":
      return cron.trim() ? { recurrence: "cron", cron: cron.trim() } : null;
  }
}
