/** Readers of a preview's data; a shape they do not know is null and shown otherwise. */
export interface SearchHit {
  readonly title: string;
  readonly url: string;
  readonly snippet: string;
}

export interface SearchContent {
  readonly engine: string;
  readonly emptyReason: string;
  readonly hits: readonly SearchHit[];
  /** Of all that was found. */
  readonly count: number;
  /** The place of the first of these hits among all. */
  readonly first: number;
}

export interface Equation {
  readonly equation: string;
  readonly value: string;
  readonly unit: string;
}

export function readSearch(content: unknown): SearchContent | null {
  if (!isRecord(content) || !Array.isArray(content.results)) return null;
  const hits = content.results.filter(isRecord).map((hit) => ({
    title: text(hit.title) || text(hit.url),
    url: text(hit.url),
    snippet: text(hit.snippet),
  }));
  return {
    engine: text(content.engine),
    emptyReason: text(content.empty_reason),
    hits,
    count: typeof content.count === "number" ? content.count : hits.length,
    first: typeof content.first === "number" ? content.first : 1,
  };
}

export function readEquation(content: unknown): Equation | null {
  if (!isRecord(content) || !("value" in content)) return null;
  const { equation, value, unit } = content;
  return { equation: text(equation), value: text(value), unit: text(unit) };
}

/** Return the names and plain values of facts; null when they hold lists or objects. */
export function readFacts(content: unknown): (readonly [string, string])[] | null {
  if (!isRecord(content) || !isRecord(content.facts)) return null;
  const entries = Object.entries(content.facts);
  const flat = entries.every(([, value]) => typeof value !== "object" || value === null);
  return flat ? entries.map(([name, value]) => [name, text(value)] as const) : null;
}

/** Return an address that may become a link: http and https only. */
export function webAddress(url: string): URL | null {
  const address = URL.parse(url);
  return address && /^https?:$/.test(address.protocol) ? address : null;
}

function text(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
