import { keepPreviousData, queryOptions } from "@tanstack/react-query";

import { request } from "./client";
import { metricsKeys } from "./query-keys";
import type { Metrics } from "./types";

const FRESH_MS = 15_000;
/** While the log is still being added up, each look brings it further. */
const BEHIND_MS = 1_000;

/** The figures of the last days; while others are asked for, the ones before stay. */
export function metricsQuery(days: number) {
  return queryOptions({
    queryKey: metricsKeys.days(days),
    queryFn: ({ signal }) => request<Metrics>(`/api/whiteboard/metrics?days=${days}`, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.behind === true ? BEHIND_MS : FRESH_MS),
  });
}
