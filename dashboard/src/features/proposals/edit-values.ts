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

function allowedOf(values: EditValues): string[] | null {
  if (values.sites === "any") return null;
  return values.sites === "none" ? [] : domainList(values.domains);
}

function domainList(text: string): string[] {
  return text.split(/[\s,]+/).filter((domain) => domain !== "");
}
