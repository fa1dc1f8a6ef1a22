import type { Schedule, ScheduleFiring, ScheduleShown, ScheduleSlot } from "../api/types";
import { AT } from "./factories";

export function slot(changes: Partial<ScheduleSlot> = {}): ScheduleSlot {
  return {
    at: "2998-03-27T23:30:00.000Z",
    local: "2998-03-28T08:30:00+09:00",
    note: null,
    ...changes,
  };
}

export function schedule(changes: Partial<Schedule> = {}): Schedule {
  return {
    schedule_id: "sch_abc123",
    mission_id: "m_abc123",
    objective: "search for python tutorials",
    state: "active",
    reason: "",
    when: "every day at 08:30 (Asia/Tokyo)",
    timezone: "Asia/Tokyo",
    recurrence: "daily",
    trigger_time: "2998-03-28T08:30",
    cron: null,
    next_fires: [slot()],
    daylight_saving: null,
    missed: "latest",
    catch_up: 3,
    overlap: "skip",
    pause_after: 3,
    standing: {
      cap_per_run: "0.50",
      cap_total: "15.00",
      count: 30,
      until: "2998-06-01T12:00:00.000Z",
    },
    standing_id: "sa_abc123",
    fired: 3,
    missed_count: 0,
    failures: 0,
    queued: 0,
    last_mission_id: "m_fired1",
    last_fired_at: AT,
    created_by: "local",
    channel: "api",
    created_at: AT,
    ...changes,
  };
}

/** The same as one schedule, with what a month of it costs. */
export function scheduleShown(changes: Partial<ScheduleShown> = {}): ScheduleShown {
  return {
    ...schedule(),
    forecast: {
      days: 30,
      runs: 27,
      wanted_runs: 30,
      expected_usd: "0.27",
      worst_usd: "13.50",
      bounded_by: null,
    },
    forecast_words: "In the next 30 days it fires 27 times and costs about $0.27, at most $13.50.",
    ...changes,
  };
}

export function firing(changes: Partial<ScheduleFiring> = {}): ScheduleFiring {
  return {
    slot: "2998-03-26T23:30:00.000Z",
    local: "2998-03-27T08:30:00+09:00",
    outcome: "fired",
    mission_id: "m_fired1",
    mission_status: "completed",
    count: 1,
    reason: "",
    at: "2998-03-26T23:30:01.000Z",
    ...changes,
  };
}
