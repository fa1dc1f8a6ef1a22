import type { MissionRequest } from "../../api/types";
import { isAmount } from "../../domain/money";
import { STRINGS } from "./strings";

export interface ComposerValues {
  readonly objective: string;
  readonly cap: string;
  readonly domains: string;
}

export const NO_VALUES: ComposerValues = { objective: "", cap: "", domains: "" };

export interface ComposerErrors {
  readonly cap?: string;
  readonly domains?: string;
}

/** Return what is wrong with the values; empty when nothing is. */
export function errorsOf(values: ComposerValues): ComposerErrors {
  const cap = values.cap.trim();
  const bad = domainList(values.domains).find((domain) => !/^[\p{L}\p{N}.-]+$/u.test(domain));
  return {
    ...(cap && !isAmount(cap) ? { cap: STRINGS.capError } : {}),
    ...(bad === undefined ? {} : { domains: STRINGS.domainsError(bad) }),
  };
}

/** Return the request that the values stand for; what is left empty is left out. */
export function toRequest(values: ComposerValues): MissionRequest {
  const cap = values.cap.trim();
  const domains = domainList(values.domains);
  return {
    objective: values.objective.trim(),
    ...(cap ? { max_cost_usd: cap } : {}),
    ...(domains.length > 0 ? { scope: { allowed_domains: domains } } : {}),
  };
}

function domainList(text: string): string[] {
  return text.split(/[\s,]+/).filter((domain) => domain !== "");
}
