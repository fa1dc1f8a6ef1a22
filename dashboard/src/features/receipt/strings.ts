import type { Receipt } from "../../api/types";
import { formatUsd, toMicros } from "../../domain/money";
import type { Tone } from "../../ui/tone";

export const STRINGS = {
  title: "Receipt",
  loading: "Reading the receipt",
  failed: "The receipt cannot be read",
  retry: "Try again",
  openReport: "Open the report",
  saveReport: "Save it as a file",
  reportHint: "Everything about this mission in one file that opens with no network",
  actual: "Actual",
  typical: "Promised, typical",
  high: "Promised, high (p90)",
  cap: "Cap approved",
  unknown: "unknown",
  took: (took: string, promised: string) => `Took ${took}; promised ${promised}.`,
  tookOnly: (took: string) => `Took ${took}.`,
  aside: (reserved: string, released: string) =>
    `${reserved} were set aside, ${released} given back.`,
  approvals: "What was approved",
  approved: (revision: number) => `Revision ${revision}`,
  by: (who: string, channel: string) => `by ${who} (${channel})`,
  topUp: (amount: string, cap: string) => `Topped up by ${amount}, cap then ${cap}`,
  beyond: "Approved beyond it",
  chose: (choice: string) => `answer: ${choice}`,
  capped: (cap: string) => `cap ${cap}`,
  difference: "What was allowed beyond the approval",
  calls: "Paid calls",
  call: "Call",
  when: "Counted at",
  counted: "Price",
  cost: "Actual",
  total: "In all",
  noCalls: "No call cost anything.",
  credits: (service: string, amount: number) =>
    `${amount} credit${amount === 1 ? "" : "s"} of ${service}`,
} as const;

/** Say how what a run cost stands to what its proposal promised. */
export function verdictOf(receipt: Receipt): { readonly text: string; readonly tone: Tone } {
  const spent = toMicros(receipt.spent_usd) ?? 0n;
  const limit = (amount: string | null | undefined) =>
    amount === null || amount === undefined ? null : toMicros(amount);
  const [p50, p90] = [limit(receipt.promised?.p50_usd), limit(receipt.promised?.p90_usd)];
  if (spent > (toMicros(receipt.cap_usd) ?? 0n)) {
    const over = `Above the cap of ${formatUsd(receipt.cap_usd)}: a call cost more than its price said`;
    return { text: over, tone: "danger" };
  }
  if (p50 === null) return { text: "No price was promised; inside the cap", tone: "neutral" };
  if (spent < p50) return { text: "Less than promised", tone: "success" };
  if (spent <= (p90 ?? p50)) return { text: "Inside what was promised", tone: "success" };
  return { text: "More than promised, inside the cap", tone: "attention" };
}
