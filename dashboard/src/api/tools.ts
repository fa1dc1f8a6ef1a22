import { queryOptions } from "@tanstack/react-query";

import { request } from "./client";
import { toolKeys } from "./query-keys";
import type { Tools, ToolSwitch } from "./types";

/** No event tells that a server has come or gone. */
const LOOK_MS = 10_000;

/** Every tool with what it declares, and the MCP servers with how they stand. */
export function toolsQuery() {
  return queryOptions({
    queryKey: toolKeys.all,
    queryFn: ({ signal }) => request<Tools>("/tools", { signal }),
    refetchInterval: LOOK_MS,
  });
}

export function switchTool(name: string, on: boolean): Promise<ToolSwitch> {
  const path = `/tools/${encodeURIComponent(name)}/${on ? "enable" : "disable"}`;
  return request(path, { method: "POST" });
}
