export const STRINGS = {
  title: "Result",
  loading: "Reading the result",
  failed: "The result cannot be shown",
  retry: "Try again",
  view: "Show the result as",
  result: "Result",
  data: "Data",
  json: "JSON",
  sources: "Sources",
  count: (count: number, engine: string) =>
    `${count.toLocaleString()} result${count === 1 ? "" : "s"}${engine ? ` · answered by ${engine}` : ""}`,
  noResults: "No results",
  preview: "Preview of the document",
  library: "offline library",
  size: (bytes: number) =>
    bytes < 1024
      ? `${bytes} B`
      : bytes < 1024 ** 2
        ? `${(bytes / 1024).toFixed(1)} KB`
        : `${(bytes / 1024 ** 2).toFixed(1)} MB`,
  digest: "SHA-256 of the content",
  parts: "Parts of the result",
  pages: "Pages of the table",
  previous: "Previous",
  next: "Next",
  partOf: (part: number, parts: number) => `Part ${part} of ${parts.toLocaleString()}`,
  download: "Download",
  downloadAs: (format: string) => `Download as ${format}`,
  formats: { json: "JSON", csv: "CSV", md: "Markdown", html: "HTML", svg: "SVG" },
  table: "Table",
  tableOf: (name: string, rows: number) => `${name} (${rows.toLocaleString()} rows)`,
  filter: "Filter the rows",
  copy: "Copy rows",
  copied: (rows: number) => `${rows} row${rows === 1 ? "" : "s"} copied`,
  notCopied: "The browser did not allow it",
  csv: "CSV of all rows",
  noRows: "The rows cannot be read",
  noMatch: "No row holds these words",
  loadingRows: "Reading the rows",
  rowsOf: (from: number, to: number, matching: number, total: number) =>
    `${from.toLocaleString()}–${to.toLocaleString()} of ${matching.toLocaleString()}` +
    (matching === total ? "" : ` (${total.toLocaleString()} in all)`),
  drawing: "Drawing the chart",
  drawn: (points: number, rows: number) =>
    `${points} of ${rows.toLocaleString()} rows are drawn; the table has all of them`,
  savePng: (title: string) => `Save ${title} as PNG`,
  saveSvg: (title: string) => `Save ${title} as SVG`,
  noPng: "The browser could not make the picture; the SVG has the same chart.",
  kinds: { line: "Line chart", bar: "Bar chart" },
  seriesTold: (name: string, least: string, most: string) => `${name} from ${least} to ${most}`,
  chartTold: (kind: string, title: string, series: string) =>
    `${kind}, ${title}: ${series}. The table below has every value.`,
  compare: (others: number) => `Compare with another run (${others})`,
  compareTitle: "Two runs side by side",
  compareWith: "Compare with",
  comparing: "Comparing the two",
  notCompared: "The two cannot be compared",
  close: "Close",
  run: (at: string, tool: string) => `${at}, ${tool}`,
  identical: "Both runs gave exactly the same result.",
  differs: (of: { same: number; changed: number; removed: number; added: number }) =>
    `${of.same.toLocaleString()} lines are the same, ${of.changed.toLocaleString()} changed, ` +
    `${of.removed.toLocaleString()} are gone, ${of.added.toLocaleString()} are new.`,
  cut: "The results are long: the first 4,000 lines of each are compared.",
  moreLines: "Show more lines",
  onlyLeft: "Before: ",
  onlyRight: "Now: ",
} as const;
