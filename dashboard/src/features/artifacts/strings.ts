export const STRINGS = {
  title: "Result",
  loading: "Reading the result",
  failed: "The result cannot be shown",
  retry: "Try again",
  view: "Show the result as",
  result: "Result",
  json: "JSON",
  sources: "Sources",
  count: (count: number, engine: string) =>
    `${count} result${count === 1 ? "" : "s"}${engine ? ` · answered by ${engine}` : ""}`,
  noResults: "No results",
  preview: "Preview of the document",
  library: "offline library",
  size: (bytes: number) => (bytes < 1024 ? `${bytes} B` : `${(bytes / 1024).toFixed(1)} KB`),
  digest: "SHA-256 of the content",
} as const;
