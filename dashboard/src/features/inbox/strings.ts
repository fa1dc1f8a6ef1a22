import type { InboxItem, InboxKind, Proposal } from "../../api/types";
import { formatUsd } from "../../domain/money";
import type { IconName } from "../../ui/Icon";
import type { Tone } from "../../ui/tone";

const count = (many: number, one: string, more = `${one}s`) => `${many} ${many === 1 ? one : more}`;

export const STRINGS = {
  decisions: (count: number) => `${count} decisions`,
  title: "Inbox",
  waiting: (many: number) =>
    many === 0
      ? "Nothing waits for you"
      : `${count(many, "decision")} ${many === 1 ? "waits" : "wait"} for you, the costliest to let wait first`,
  list: "Decisions that wait",
  loading: "Reading the inbox",
  failed: "The inbox cannot be read",
  stale: "Not up to date: the inbox cannot be read",
  retry: "Try again",
  empty: "Nothing waits for you",
  emptyHint:
    "Proposals, questions and parked runs come here, with the time that is left to answer.",
  within: "Answer within",
  or: "or",
  waitsForEver: "It waits until you answer.",
  more: "Show more",
  select: (objective: string) => `Select: ${objective}`,
  selectAll: "Select all",
  approve: "Approve",
  goOn: "Approve and go on",
  reject: "Reject",
  cancel: "Cancel the run",
  topUp: (amount: string) => `Top up ${amount} …`,
  answer: "Answer …",
  choose: "Say what happened …",
  close: "Close",
  details: "Details",
  reason: "Reason (optional)",
  back: "Back",
  moreDifferences: "What it needs beyond the approval",
  revision: (revision: number) => `revision ${revision}`,
  selected: (many: number) => `${many} selected`,
  atMost: (amount: string) => `at most ${amount} in all`,
  irreversible: (many: number) => `${many} cannot be undone`,
  leftOut: (many: number) =>
    `${count(many, "needs", "need")} more than a yes and ${many === 1 ? "is" : "are"} left out`,
  approveMany: (many: number) => `Approve ${many}`,
  rejectMany: (many: number) => `Reject ${many}`,
  clear: "Select nothing",
  batch: "Decide on what is selected",
  results: "What became of your decisions",
  refused: "The decisions were not taken",
  dismiss: "Hide",
  open: "Open",
  run: "Run now",
  runAll: (many: number) => `Run all ${many}`,
  started: "Started",
  already: "was so already",
  goals: "Goals that wait",
  goalResults: "What became of the goals",
  goalBegun: "approved; its parts begin by themselves",
  goalDropped: "rejected; nothing of it runs",
  goalNotTaken: "not decided",
  goalLapses: "the plan expires",
  missions: (many: number) => count(many, "mission"),
  inAll: (amount: string) => `at most ${amount} for all of it`,
  lookAtPlan: "See the plan",
} as const;

export const KINDS: Readonly<
  Record<InboxKind, { readonly label: string; readonly tone: Tone; readonly glyph: IconName }>
> = {
  proposal: { label: "Proposal", tone: "info", glyph: "proposal" },
  clarification: { label: "Question", tone: "attention", glyph: "question" },
  deviation: { label: "Parked run", tone: "attention", glyph: "pause" },
  outcome_unknown: { label: "Outcome unknown", tone: "danger", glyph: "warning" },
};

export const GOAL_KINDS: Readonly<
  Record<
    "plan" | "question",
    { readonly label: string; readonly tone: Tone; readonly glyph: IconName }
  >
> = {
  plan: { label: "Goal", tone: "info", glyph: "goal" },
  question: { label: "Goal: question", tone: "attention", glyph: "question" },
};

export const RISKS: Readonly<Record<Proposal["risk"], string>> = {
  read: "reads only",
  write: "writes",
  irreversible: "cannot be undone",
};

/** Return what a yes is worth, in one line: the tool, the cost, the cap, the risk. */
export function termsOf(item: InboxItem): string[] {
  const { tool, proposal, risk } = item;
  const cost = proposal?.cost;
  const typical = cost
    ? cost.p50_usd === null
      ? "price unknown"
      : cost.basis === "free"
        ? "free"
        : `typically ${formatUsd(cost.p50_usd)}`
    : null;
  const high =
    cost?.p90_usd && cost.p90_usd !== cost.p50_usd ? `high ${formatUsd(cost.p90_usd)}` : null;
  return [
    tool,
    typical,
    high,
    `cap ${formatUsd(item.cost_at_stake_usd)}`,
    risk && RISKS[risk],
    item.priority === "normal" ? null : `${item.priority} priority`,
  ].filter((part) => part !== null);
}
