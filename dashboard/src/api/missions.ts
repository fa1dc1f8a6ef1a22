import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

import { request } from "./client";
import { missionKeys, type MissionFilter } from "./query-keys";
import type {
  Accepted,
  BuddyEvent,
  CreatedMission,
  Decided,
  EditPreview,
  MissionRequest,
  MissionUpdate,
  MissionView,
  Page,
  Receipt,
  RetryFrom,
  UpdatedMission,
} from "./types";

const DAY_MS = 86_400_000;
const PAGE_SIZE = 20;
const EVENTS_PAGE = 500;

export function missionQuery(missionId: string) {
  return queryOptions({
    queryKey: missionKeys.detail(missionId),
    queryFn: ({ signal }) => request<MissionView>(path(missionId), { signal }),
  });
}

export function missionListQuery(filter: MissionFilter) {
  return infiniteQueryOptions({
    queryKey: missionKeys.list(filter),
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: String(PAGE_SIZE) });
      if (filter.status) query.set("status", filter.status);
      else for (const status of filter.statuses ?? []) query.append("status", status);
      if (filter.days)
        query.set("since", new Date(Date.now() - filter.days * DAY_MS).toISOString());
      if (filter.q) query.set("q", filter.q);
      if (pageParam) query.set("cursor", pageParam);
      return request<Page<MissionView>>(`/missions?${query}`, { signal });
    },
    getNextPageParam: (page) => (page.next_cursor === null ? null : String(page.next_cursor)),
  });
}

/** All events of a mission, oldest first. The stream appends to what this has read. */
export function missionEventsQuery(missionId: string) {
  return queryOptions({
    queryKey: missionKeys.events(missionId),
    queryFn: async ({ signal }) => {
      const events: BuddyEvent[] = [];
      let after: string | number | null = 0;
      while (after !== null) {
        const address = `${path(missionId)}/events?after=${after}&limit=${EVENTS_PAGE}`;
        const page: Page<BuddyEvent> = await request(address, { signal });
        events.push(...page.items);
        after = page.items.length > 0 ? page.next_cursor : null;
      }
      return events;
    },
  });
}

export function createMission(body: MissionRequest): Promise<CreatedMission> {
  return request("/missions/create", { method: "POST", body });
}

export function updateMission(missionId: string, body: MissionUpdate): Promise<UpdatedMission> {
  return request(`${path(missionId)}/update`, { method: "PUT", body });
}

/** What a yes to a parked run names: the attempt that asks and, where it offers some, a choice. */
export interface ParkedAnswer {
  readonly attempt: number;
  readonly choice?: string;
}

/** Approve a revision, or what a parked run was shown to need. */
export function approveMission(
  missionId: string,
  revision: number,
  parked?: ParkedAnswer,
): Promise<Decided> {
  const body = { revision, ...parked };
  return request(`${path(missionId)}/approve`, { method: "POST", body });
}

/** Give a run that waits for money more of it; it goes on with the call that it lacked. */
export function topUpMission(
  missionId: string,
  revision: number,
  attempt: number,
  amountUsd: string,
): Promise<Decided> {
  const body = { amount_usd: amountUsd, revision, attempt };
  return request(`${path(missionId)}/top-up`, { method: "POST", body });
}

/** What an edit would change: the terms and the estimate. Nothing is written. */
export function editPreviewQuery(missionId: string, changes: MissionUpdate) {
  return queryOptions({
    queryKey: missionKeys.preview(missionId, changes),
    queryFn: ({ signal }) =>
      request<EditPreview>(`${path(missionId)}/update/preview`, {
        method: "POST",
        body: changes,
        signal,
      }),
    staleTime: 30_000,
    retry: false,
  });
}

/** Who approved what, what was promised, and what each paid call cost. */
export function receiptQuery(missionId: string) {
  return queryOptions({
    queryKey: missionKeys.receipt(missionId),
    queryFn: ({ signal }) => request<Receipt>(`${path(missionId)}/receipt`, { signal }),
  });
}

/** Where everything about a mission is one file that opens with no network. */
export function reportPath(missionId: string): string {
  return `${path(missionId)}/report`;
}

/** Make a new mission of one that is over. */
export function retryMission(missionId: string, from: RetryFrom): Promise<CreatedMission> {
  return request(`${path(missionId)}/retry`, { method: "POST", body: { from } });
}

export function rejectMission(
  missionId: string,
  revision: number,
  reason: string,
): Promise<Decided> {
  const body = reason ? { revision, reason } : { revision };
  return request(`${path(missionId)}/reject`, { method: "POST", body, keepalive: true });
}

export function cancelMission(missionId: string): Promise<Decided> {
  return request(`${path(missionId)}/cancel`, { method: "POST" });
}

/** Ask for a run and return at once; the stream tells how it goes. */
export function executeMission(missionId: string): Promise<Accepted> {
  const headers = { Prefer: "respond-async" };
  return request(`${path(missionId)}/execute`, { method: "POST", headers });
}

/** Two commands: an approval never starts a run by itself. */
export async function approveAndRun(missionId: string, revision: number): Promise<void> {
  await approveMission(missionId, revision);
  await executeMission(missionId);
}

function path(missionId: string): string {
  return `/missions/${encodeURIComponent(missionId)}`;
}
