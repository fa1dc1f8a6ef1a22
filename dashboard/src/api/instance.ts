import { queryOptions } from "@tanstack/react-query";

import { request } from "./client";
import { instanceKeys } from "./query-keys";
import type { Instance } from "./types";

/** No event tells of the switch, so it is asked for as long as somebody looks. */
const LOOK_MS = 5_000;

export function instanceQuery() {
  return queryOptions({
    queryKey: instanceKeys.all,
    queryFn: ({ signal }) => request<Instance>("/instance", { signal }),
    refetchInterval: LOOK_MS,
    staleTime: LOOK_MS,
  });
}

export interface Pause {
  readonly reason: string;
  readonly stopRunning: boolean;
}

export function pauseInstance({ reason, stopRunning }: Pause): Promise<Instance> {
  const body = { stop_running: stopRunning, ...(reason ? { reason } : {}) };
  return request("/instance/pause", { method: "POST", body });
}

export function resumeInstance(): Promise<Instance> {
  return request("/instance/resume", { method: "POST" });
}
