import type { Proposal, ToolCandidate } from "../../api/types";
import { formatSigned } from "../../domain/signed";
import { STRINGS } from "./strings";

/** A change of less than this reads as 0.00. */
const VISIBLE = 0.005;

/** What was considered for a proposal, its tool first. */
export function consideredFor(proposal: Proposal): readonly ToolCandidate[] {
  return proposal.chosen === null
    ? proposal.alternatives
    : [proposal.chosen, ...proposal.alternatives];
}

/** Return in one line what the past changed about a proposal's tools; null where it did nothing. */
export function pastLine(proposal: Proposal): string | null {
  const { chosen, alternatives } = proposal;
  const parts: string[] = [];
  const moved = chosen?.adjustments.filter((each) => Math.abs(each.by) >= VISIBLE) ?? [];
  if (chosen !== null && moved.length > 0) {
    const by = chosen.adjustments.reduce((sum, each) => sum + each.by, 0);
    const reasons = moved.map((each) => reasonText(each.why));
    parts.push(`${chosen.tool} ${formatSigned(by)}: ${reasons.join(", ")}`);
  }
  for (const other of alternatives) {
    if (other.excluded !== null) parts.push(STRINGS.excludedByYou(other.tool));
  }
  return parts.length > 0 ? parts.join("; ") : null;
}

/** Return a reason without the factor and the ids that the server writes behind it. */
export function reasonText(why: string): string {
  return why
    .replace(/\s*\((?:undo )?f_[\w-]+\)/, "")
    .replace(/: \* [\d.]+$/, "")
    .replace(/^0 helpful, (\d+) not$/, "$1 not helpful")
    .replace(/^(\d+) helpful, 0 not$/, "$1 helpful")
    .replace(/^1 ratings$/, "1 rating")
    .replace(/^1 past missions/, "1 past mission");
}
