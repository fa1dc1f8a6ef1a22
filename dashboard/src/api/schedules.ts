import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

import { request } from "./client";
import { scheduleKeys } from "./query-keys";
import type {
  MissionView,
  Page,
  Schedule,
  ScheduleFiring,
  ScheduleRequest,
  ScheduleShown,
  SimulateRequest,
  Simulation,
} from "./types";

const PAGE_SIZE = 20;
/** The next times pass by themselves, without an event. */
const AGAIN_MS = 60_000;

/** Schedules, newest first, those that are over too. */
export function schedulesQuery() {
  return infiniteQueryOptions({
    queryKey: scheduleKeys.list(),
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: String(PAGE_SIZE) });
      if (pageParam) query.set("cursor", pageParam);
      return request<Page<Schedule>>(`/schedules?${query}`, { signal });
    },
    getNextPageParam: (page) => (page.next_cursor === null ? null : String(page.next_cursor)),
    refetchInterval: AGAIN_MS,
  });
}

/** A schedule with what a month of it costs. */
export function scheduleQuery(scheduleId: string) {
  return queryOptions({
    queryKey: scheduleKeys.detail(scheduleId),
    queryFn: ({ signal }) => request<ScheduleShown>(path(scheduleId), { signal }),
  });
}

/** What a schedule did at its latest times, newest first. */
export function firingsQuery(scheduleId: string, most: number) {
  return queryOptions({
    queryKey: scheduleKeys.firings(scheduleId, most),
    queryFn: ({ signal }) =>
      request<Page<ScheduleFiring>>(`${path(scheduleId)}/firings?limit=${most}`, { signal }),
  });
}

/** Tell whether a mission's work has, or had, a schedule. */
export function isTemplate({ metadata }: MissionView): boolean {
  return typeof metadata.scheduled_by === "string";
}

/** The schedule of a mission, also one that is over; asked only where the mission names one. */
export function missionScheduleQuery(mission: MissionView) {
  return queryOptions({
    queryKey: scheduleKeys.ofMission(mission.mission_id),
    queryFn: ({ signal }) => request<ScheduleShown>(ofMission(mission.mission_id), { signal }),
    enabled: isTemplate(mission),
  });
}

/** What a schedule would do and cost. Nothing is written. */
export function schedulePreviewQuery(missionId: string, body: ScheduleRequest) {
  return queryOptions({
    queryKey: scheduleKeys.preview(missionId, body),
    queryFn: ({ signal }) =>
      request<ScheduleShown>(`${ofMission(missionId)}/preview`, { method: "POST", body, signal }),
    staleTime: 30_000,
    retry: false,
  });
}

export function createSchedule(missionId: string, body: ScheduleRequest): Promise<ScheduleShown> {
  return request(ofMission(missionId), { method: "POST", body });
}

/** Give a schedule other times; its bounds stay. */
export function moveSchedule(scheduleId: string, body: ScheduleRequest): Promise<ScheduleShown> {
  return request(path(scheduleId), { method: "PUT", body });
}

/** Ask what it would do, for instance while the machine sleeps. Nothing is written. */
export function simulateSchedule(scheduleId: string, body: SimulateRequest): Promise<Simulation> {
  return request(`${path(scheduleId)}/simulate`, { method: "POST", body });
}

export function pauseSchedule(scheduleId: string): Promise<Schedule> {
  return request(`${path(scheduleId)}/pause`, { method: "POST" });
}

export function resumeSchedule(scheduleId: string): Promise<Schedule> {
  return request(`${path(scheduleId)}/resume`, { method: "POST" });
}

/** End a schedule for good, with its standing approval. */
export function endSchedule(scheduleId: string): Promise<Schedule> {
  return request(path(scheduleId), { method: "DELETE" });
}

function path(scheduleId: string): string {
  return `/schedules/${encodeURIComponent(scheduleId)}`;
}

function ofMission(missionId: string): string {
  return `/missions/${encodeURIComponent(missionId)}/schedule`;
}
