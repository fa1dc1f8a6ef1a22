import { queryOptions } from "@tanstack/react-query";

import { request } from "./client";
import { settingKeys } from "./query-keys";
import type { Page, Setting } from "./types";

/** Change settings for the next start, all or none; null goes back to the default. */
export function changeSettings(changes: Record<string, string | null>): Promise<Page<Setting>> {
  return request("/settings", { method: "PUT", body: { changes } });
}

/** What the instance was told when it started. */
export function settingsQuery() {
  return queryOptions({
    queryKey: settingKeys.all,
    queryFn: ({ signal }) => request<Page<Setting>>("/settings", { signal }),
  });
}
