import type { Proposal } from "../../api/types";
import type { ChangeLine } from "../../domain/difference";
import { formatUsd } from "../../domain/money";
import { basisText, durationText, RISKS, STRINGS } from "./strings";

/** Return in what the estimate of a proposal differs from an earlier one. */
export function estimateLines(before: Proposal | null, after: Proposal | null): ChangeLine[] {
  const [old, now] = [figures(before), figures(after)];
  return now
    .map(([name, value], at) => ({ name, old: old[at]?.[1] ?? STRINGS.unknown, new: value }))
    .filter((line) => after !== null && line.old !== line.new);
}

function figures(proposal: Proposal | null): (readonly [string, string])[] {
  const cost = proposal?.cost;
  return [
    [STRINGS.typical, usd(cost?.p50_usd)],
    [STRINGS.high, usd(cost?.p90_usd)],
    [STRINGS.basis, cost ? basisText(cost) : STRINGS.unknown],
    [STRINGS.duration, proposal ? durationText(proposal.duration) : STRINGS.unknown],
    [STRINGS.risk, proposal ? RISKS[proposal.risk] : STRINGS.unknown],
  ];
}

function usd(amount: string | null | undefined): string {
  return amount === null || amount === undefined ? STRINGS.unknown : formatUsd(amount);
}
