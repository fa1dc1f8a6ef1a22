import { infiniteQueryOptions } from "@tanstack/react-query";

import { request } from "./client";
import { standingKeys } from "./query-keys";
import type { StandingApproval, StandingApprovals } from "./types";

const PAGE_SIZE = 50;

/** Standing approvals, newest first, and what is offered. */
export function standingQuery() {
  return infiniteQueryOptions({
    queryKey: standingKeys.all,
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: String(PAGE_SIZE) });
      if (pageParam) query.set("cursor", pageParam);
      return request<StandingApprovals>(`/standing-approvals?${query}`, { signal });
    },
    getNextPageParam: (page) => page.next_cursor,
  });
}

export function acceptOffer(offerId: string): Promise<StandingApproval> {
  return request("/standing-approvals", { method: "POST", body: { offer_id: offerId } });
}

export function declineOffer(offerId: string): Promise<null> {
  return request(`/standing-approvals/offers/${encodeURIComponent(offerId)}`, { method: "DELETE" });
}

export function revokeStanding(standingId: string): Promise<StandingApproval> {
  return request(`/standing-approvals/${encodeURIComponent(standingId)}`, { method: "DELETE" });
}
