import type { MissionUpdate, MissionView } from "../../api/types";
import { isAmount } from "../../domain/money";

export type Sites = "any" | "only" | "none";

export interface EditValues {
  readonly objective: string;
  readonly cap: string;
  readonly sites: Sites;
  readonly domains: string;
}

export function valuesOf(mission: MissionView): EditValues {
  const allowed = mission.scope.allowed_domains;
  return {
    objective: mission.objective,
    cap: mission.cap_usd,
    sites: allowed === null ? "any" : allowed.length > 0 ? "only" : "none",
    domains: (allowed ?? []).join(", "),
  };
}

export function isValid(values: EditValues): boolean {
  const named = values.sites !== "only" || domainList(values.domains).length > 0;
  return values.objective.trim() !== "" && isAmount(values.cap) && named;
}

/** Return only what changed, for the revision that was edited. */
export function changesOf(mission: MissionView, values: EditValues): MissionUpdate {
  const before = valuesOf(mission);
  const objective = values.objective.trim();
  const cap = values.cap.trim();
  const moved = before.sites !== values.sites || before.domains !== values.domains;
  return {
    revision: mission.revision,
    ...(objective === before.objective ? {} : { objective }),
    ...(cap === before.cap ? {} : { max_cost_usd: cap }),
    ...(moved ? { scope: { ...mission.scope, allowed_domains: allowedOf(values) } } : {}),
  };
}

/** Tell whether there is anything to save. */
export function isChanged(mission: MissionView, values: EditValues): boolean {
  return Object.keys(changesOf(mission, values)).length > 1;
}

/** Return the values of a newer revision with the editor's own changes on them. */
export function redoneOn(base: MissionView, values: EditValues, newer: MissionView): EditValues {
  const [before, now] = [valuesOf(base), valuesOf(newer)];
  const ownSites = values.sites !== before.sites || values.domains !== before.domains;
  const { sites, domains } = ownSites ? values : now;
  return {
    objective: values.objective === before.objective ? now.objective : values.objective,
    cap: values.cap === before.cap ? now.cap : values.cap,
    sites,
    domains,
  };
}

function allowedOf(values: EditValues): string[] | null {
  if (values.sites === "any") return null;
  return values.sites === "none" ? [] : domainList(values.domains);
}

function domainList(text: string): string[] {
  return text.split(/[\s,]+/).filter((domain) => domain !== "");
}
