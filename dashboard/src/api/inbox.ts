import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

import { request } from "./client";
import { inboxKeys } from "./query-keys";
import type { DecisionResults, InboxDecision, InboxPage } from "./types";

const PAGE_SIZE = 50;

/** What waits for a person, the costliest to let wait first. */
export function inboxQuery() {
  return infiniteQueryOptions({
    queryKey: inboxKeys.list(),
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: String(PAGE_SIZE) });
      if (pageParam) query.set("cursor", pageParam);
      return request<InboxPage>(`/inbox?${query}`, { signal });
    },
    getNextPageParam: (page) => page.next_cursor,
  });
}

/** How many decisions wait, and which standing approvals are offered; the cheapest question. */
export function inboxCountQuery() {
  return queryOptions({
    queryKey: inboxKeys.count(),
    queryFn: ({ signal }) => request<InboxPage>("/inbox?limit=1", { signal }),
  });
}

/** Take decisions, each by itself: the answer has one result for each, in order. */
export function decideInbox(decisions: readonly InboxDecision[]): Promise<DecisionResults> {
  return request("/inbox/decide", { method: "POST", body: decisions, keepalive: true });
}
