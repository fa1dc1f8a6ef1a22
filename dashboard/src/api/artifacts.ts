import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";

import { request } from "./client";
import { artifactKeys } from "./query-keys";
import type {
  ArtifactComparison,
  ArtifactPreview,
  ArtifactRows,
  ExportFormat,
  Page,
  RelatedArtifact,
} from "./types";

/** Artifacts never change once written. */
const FOREVER = { staleTime: Infinity };

export interface RowsQuery {
  readonly table: number;
  readonly q: string;
  readonly sort: number | null;
  readonly descending: boolean;
  readonly cursor: number;
  readonly limit: number;
}

/** A part of a preview; `raw` is the content as JSON. */
export function artifactPreviewQuery(artifactId: string, part = 1, raw = false) {
  return queryOptions({
    ...FOREVER,
    queryKey: artifactKeys.preview(artifactId, part, raw),
    queryFn: ({ signal }) =>
      request<ArtifactPreview>(`${path(artifactId)}/preview?part=${part}&raw=${raw}`, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** A page of one of an artifact's tables; the server sorts and filters. */
export function artifactRowsQuery(artifactId: string, query: RowsQuery) {
  const { sort, ...rest } = query;
  const asked = new URLSearchParams(
    Object.entries({ ...rest, ...(sort === null ? {} : { sort }) }).map(([name, value]) => [
      name,
      String(value),
    ]),
  );
  return queryOptions({
    ...FOREVER,
    queryKey: artifactKeys.rows(artifactId, query),
    queryFn: ({ signal }) => request<ArtifactRows>(`${path(artifactId)}/rows?${asked}`, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** The results of other runs of the same objective; there may be more at any time. */
export function relatedArtifactsQuery(artifactId: string) {
  return queryOptions({
    queryKey: artifactKeys.related(artifactId),
    queryFn: ({ signal }) =>
      request<Page<RelatedArtifact>>(`${path(artifactId)}/related`, { signal }),
  });
}

/** Two artifacts side by side, a few hundred lines at a time. */
export function comparisonQuery(left: string, right: string) {
  return infiniteQueryOptions({
    ...FOREVER,
    queryKey: artifactKeys.comparison(left, right),
    queryFn: ({ signal, pageParam }) =>
      request<ArtifactComparison>(
        `${path(left)}/compare/${encodeURIComponent(right)}?cursor=${pageParam}`,
        { signal },
      ),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next_cursor,
  });
}

/** Where an artifact is as a file; `number` is the table or the chart. */
export function exportPath(artifactId: string, format: ExportFormat, number = 0): string {
  const which = format === "svg" ? "chart" : "table";
  return `${path(artifactId)}/export?format=${format}&${which}=${number}`;
}

function path(artifactId: string): string {
  return `/artifacts/${encodeURIComponent(artifactId)}`;
}
