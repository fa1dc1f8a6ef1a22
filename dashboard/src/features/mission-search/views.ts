import type { MissionFilter } from "../../api/query-keys";
import { MISSION_STATUSES, type MissionStatus } from "../../domain/mission-status";
import { recall, remember } from "../../lib/stored";
import { STRINGS } from "./strings";

/** A way to look at the missions: the filters, as the address keeps them. */
export interface View {
  readonly name: string;
  readonly search: string;
}

export const DAYS: readonly number[] = [1, 7, 30];
const KEY = "buddy.mission-views";
const MOST = 20;

function preset(name: string, ...statuses: readonly MissionStatus[]): View {
  return { name, search: searchOf({ status: "", q: "", statuses, days: null }) };
}

export const PRESETS: readonly View[] = [
  preset(STRINGS.presets.all),
  preset(STRINGS.presets.waiting, "clarification_needed", "proposed", "awaiting_approval"),
  preset(STRINGS.presets.open, "approved", "running"),
  preset(STRINGS.presets.completed, "completed"),
  preset(STRINGS.presets.failed, "failed"),
  preset(STRINGS.presets.over, "cancelled", "rejected", "expired"),
];

/** Read the filters from an address; what it does not know it leaves out. */
export function filterOf(search: string): MissionFilter {
  const query = new URLSearchParams(search);
  const known: readonly string[] = MISSION_STATUSES;
  const statuses = query.getAll("status").filter((status) => known.includes(status));
  const days = Number(query.get("days"));
  return {
    q: (query.get("q") ?? "").slice(0, 200),
    status: "",
    statuses,
    days: DAYS.includes(days) ? days : null,
  };
}

/** Write the filters as an address keeps them, always in the same order. */
export function searchOf({ q, statuses = [], days }: MissionFilter): string {
  const query = new URLSearchParams();
  if (q !== "") query.set("q", q);
  for (const status of [...statuses].sort()) query.append("status", status);
  if (days) query.set("days", String(days));
  return query.toString();
}

/** Return the views that were saved in this browser. */
export function savedViews(): View[] {
  try {
    const kept: unknown = JSON.parse(recall(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isView).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** Keep a view under its name; one that had the name goes. */
export function saveView(view: View): View[] {
  const others = savedViews().filter(({ name }) => name !== view.name);
  return keep([...others, view].slice(-MOST));
}

export function forgetView(gone: string): View[] {
  return keep(savedViews().filter(({ name }) => name !== gone));
}

function keep(views: View[]): View[] {
  remember(KEY, views.length > 0 ? JSON.stringify(views) : null);
  return views;
}

function isView(value: unknown): value is View {
  if (typeof value !== "object" || value === null) return false;
  const { name, search } = value as Partial<Record<string, unknown>>;
  return typeof name === "string" && typeof search === "string";
}
