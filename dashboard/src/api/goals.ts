import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

import { request } from "./client";
import { goalKeys } from "./query-keys";
import type { Goal, GoalChange, GoalRequest, GoalShown, Page } from "./types";

/** Goals, newest first, those that are over too. */
export function goalsQuery() {
  return infiniteQueryOptions({
    queryKey: goalKeys.list(),
    queryFn: ({ signal, pageParam }) => {
      const from = pageParam === null ? "" : `&cursor=${encodeURIComponent(pageParam)}`;
      return request<Page<Goal> & { next_cursor: string | null }>(`/goals?limit=50${from}`, {
        signal,
      });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
}

/** One goal with its plan, and how far each part is. */
export function goalQuery(goalId: string) {
  return queryOptions({
    queryKey: goalKeys.detail(goalId),
    queryFn: ({ signal }) => request<GoalShown>(path(goalId), { signal }),
  });
}

/** Have a goal planned; the same key again finds the goal that it made. */
export function proposeGoal(body: GoalRequest, key: string): Promise<GoalShown> {
  const headers = { "Idempotency-Key": key };
  return request("/goals", { method: "POST", body, headers });
}

export function updateGoal(goalId: string, change: GoalChange): Promise<GoalShown> {
  return request(`${path(goalId)}/update`, { method: "PUT", body: change });
}

export function approveGoal(goalId: string, revision: number): Promise<GoalShown> {
  return request(`${path(goalId)}/approve`, { method: "POST", body: { revision } });
}

export function rejectGoal(goalId: string, revision: number, reason: string): Promise<GoalShown> {
  return request(`${path(goalId)}/reject`, {
    method: "POST",
    body: reason === "" ? { revision } : { revision, reason },
    keepalive: true, // it may be sent while the page goes
  });
}

export function cancelGoal(goalId: string, reason: string): Promise<GoalShown> {
  const body = reason === "" ? {} : { reason };
  return request(`${path(goalId)}/cancel`, { method: "POST", body });
}

function path(goalId: string): string {
  return `/goals/${encodeURIComponent(goalId)}`;
}
