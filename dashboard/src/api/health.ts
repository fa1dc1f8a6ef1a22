import { queryOptions } from "@tanstack/react-query";

import { request } from "./client";
import { healthKeys } from "./query-keys";
import type { Readiness, Verification } from "./types";

const LOOK_MS = 10_000;
const NOT_READY = 503;
/** A long chain is read from end to end. */
const VERIFY_MS = 60_000;

/** How each part answers; that one of them does not is an answer too. */
export function readinessQuery() {
  return queryOptions({
    queryKey: healthKeys.ready,
    queryFn: ({ signal }) => request<Readiness>("/readyz", { signal, alsoGood: NOT_READY }),
    refetchInterval: LOOK_MS,
    retry: false,
  });
}

/** Read the audit chain from end to end; asked for by a person, never by itself. */
export function chainQuery() {
  return queryOptions({
    queryKey: healthKeys.chain,
    queryFn: ({ signal }) =>
      request<Verification>("/audit/verify", { signal, timeoutMs: VERIFY_MS }),
    enabled: false,
    retry: false,
  });
}
