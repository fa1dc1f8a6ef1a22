import { request } from "./client";
import type { Analytics } from "./types";

export function fetchAnalytics(signal?: AbortSignal): Promise<Analytics> {
  return request("/api/analytics/all", { signal });
}
