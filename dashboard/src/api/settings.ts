import { queryOptions } from "@tanstack/react-query";

import { request } from "./client";
import { settingKeys } from "./query-keys";
import type { Page, Setting } from "./types";

/** What the instance was told when it started. */
export function settingsQuery() {
  return queryOptions({
    queryKey: settingKeys.all,
    queryFn: ({ signal }) => request<Page<Setting>>("/settings", { signal }),
  });
}
