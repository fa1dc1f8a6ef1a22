import { queryOptions } from "@tanstack/react-query";

import { request } from "./client";
import { artifactKeys } from "./query-keys";
import type { ArtifactPreview, ArtifactView } from "./types";

/** Artifacts never change once written. */
const FOREVER = { staleTime: Infinity };

export function artifactQuery(artifactId: string) {
  return queryOptions({
    ...FOREVER,
    queryKey: artifactKeys.detail(artifactId),
    queryFn: ({ signal }) => request<ArtifactView>(path(artifactId), { signal }),
  });
}

export function artifactPreviewQuery(artifactId: string) {
  return queryOptions({
    ...FOREVER,
    queryKey: artifactKeys.preview(artifactId),
    queryFn: ({ signal }) => request<ArtifactPreview>(`${path(artifactId)}/preview`, { signal }),
  });
}

function path(artifactId: string): string {
  return `/artifacts/${encodeURIComponent(artifactId)}`;
}
