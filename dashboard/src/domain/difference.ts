import { formatUsd } from "./money";

/** One value that is not what it was, as the server writes it. */
export interface Difference {
  readonly field: string;
  readonly old: unknown;
  readonly new: unknown;
}

/** One line of a difference, in words. */
export interface ChangeLine {
  readonly name: string;
  readonly old: string;
  readonly new: string;
}

const NAMES: Readonly<Record<string, string>> = {
  objective: "Objective",
  intent: "Intent",
  tool: "Tool",
  cap_usd: "Cap",
  priority: "Priority",
  attempts: "Calls",
  expires_at: "Approval holds until",
  "scope.allowed_domains": "Allowed domains",
  "scope.blocked_domains": "Blocked domains",
  "scope.max_pages": "Pages at most",
  "scope.max_duration_seconds": "Seconds at most",
};

/** Write a difference for people; fields without a name of their own keep theirs. */
export function changeLine(difference: Difference): ChangeLine {
  const { field } = difference;
  const [group = "", ...rest] = field.split(".");
  const part = rest.join(".");
  const name =
    NAMES[field] ??
    (group === "tool_input"
      ? `Input: ${part}`
      : group === "input_origins"
        ? `Not from you: ${part}`
        : group === "constraints"
          ? `Constraint: ${part}`
          : field);
  return { name, old: written(field, difference.old), new: written(field, difference.new) };
}

/** Return what is not the same in two terms, value by value; objects by the names inside them. */
export function differencesOf(before: object, after: object): Difference[] {
  const [old, now] = [entriesOf(before), entriesOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((field) => ({ field, old: old.get(field) ?? null, new: now.get(field) ?? null }))
    .filter((each) => JSON.stringify(each.old) !== JSON.stringify(each.new));
}

function entriesOf(terms: object): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [name, value] of Object.entries(terms) as [string, unknown][]) {
    if (isObject(value)) {
      for (const [part, inner] of Object.entries(value)) found.set(`${name}.${part}`, inner);
    } else found.set(name, value);
  }
  return found;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function written(field: string, value: unknown): string {
  if (field === "scope.allowed_domains" && (value === null || value === undefined))
    return "any public site";
  if (value === null || value === undefined) return "none";
  if (Array.isArray(value)) return listed(field, value);
  if (typeof value !== "string") return JSON.stringify(value);
  if (field.endsWith("_usd")) return formatUsd(value);
  return value === "" ? "none" : value;
}

function listed(field: string, values: readonly unknown[]): string {
  if (values.length === 0) return field === "scope.allowed_domains" ? "no site" : "none";
  return values.map((each) => (typeof each === "string" ? each : JSON.stringify(each))).join(", ");
}
