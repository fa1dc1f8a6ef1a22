import type { CostEstimate, DurationEstimate, Proposal } from "../../api/types";
import { formatDuration } from "../../domain/duration";

export const STRINGS = {
  allRuns: (count: number) => `All ${count} runs together`,
  leaving: "Rejected in a few seconds, unless you take it back: Undo stands above, or press Z.",
  title: "Proposal",
  revision: (revision: number) => `Revision ${revision}`,
  changed: (revision: number, fields: readonly string[]) =>
    `This is now revision ${revision}${fields.length > 0 ? `; changed: ${fields.join(", ")}` : ""}`,
  changedDetail: "Read it again before you decide. Your decision is for exactly this revision.",
  confidence: "confidence",
  typical: "Typical cost",
  high: "High (p90)",
  cap: "Cap",
  capNote: "the run stops here",
  duration: "Duration",
  unknown: "unknown",
  steps: "Steps",
  touches: "What it touches",
  warnings: "Before you decide",
  alternatives: "Other tools",
  use: "Use instead",
  details: "Input, steps and other tools",
  input: "Input",
  next: "What happens next",
  approveAndRun: "Approve and run",
  approve: "Approve",
  otherAnswers: "Other answers",
  approveAndSchedule: "Approve and schedule",
  approveAndRunOnce: "Approve and schedule, and run once now",
  nextScheduled: (tool: string, cap: string) =>
    `Approving begins the schedule. At each of its times ${tool} runs once as a new mission, which stops at ${cap}; nothing runs before the first time.`,
  edit: "Edit",
  reject: "Reject",
  rejectReason: "Reason (optional)",
  confirmReject: "Reject",
  back: "Back",
  run: "Run now",
  runOnce: "Also run once now",
  cancel: "Cancel mission",
  cancelScheduled: "Cancel mission and end its schedule",
  approvedScheduled: "Approved; it runs on its schedule",
  heldFor: "a run now, beside the schedule, is covered until",
  refused: "The decision was not taken",
  editRefused: "The change was not taken",
  save: "Save as new revision",
  objective: "Objective",
  capField: "Cap in US dollars",
  capError: "Write an amount such as 2.50, with at most six decimals.",
  sites: "Sites",
  sitesAny: "Any public site",
  sitesOnly: "Only these domains",
  sitesNone: "No site",
  domains: "Allowed domains",
  domainsHint: "Separated by commas; subdomains are included.",
  questionTitle: "Buddy needs an answer",
  answer: "Answer",
  answerRefused: "The answer was not taken",
  approvedTitle: "Approved, not started",
  approvedBy: (who: string, revision: number) => `Revision ${revision} was approved by ${who}`,
  validUntil: "valid until",
  queuedTitle: "Queued",
  queuedDetail: "The run starts as soon as a place is free.",
  queuedPaused: "Buddy is paused; the run starts when it is resumed.",
  parkedTitle: "The run is parked",
  parkedDetail: "It needs something the approval does not cover. It holds no worker meanwhile.",
  parkedDifference: "What it needs beyond the approval",
  moneyDetail:
    "The call was not made. With more money the run goes on with it, and pays nothing twice.",
  lapses: "lapses in",
  spent: "Spent so far",
  nextCall: "The next call",
  missing: "Missing",
  topUp: "Top up and go on",
  topUpAmount: "Add in US dollars",
  newCap: (cap: string) => `The cap is then ${cap}`,
  tooLittle: (missing: string) => `The call needs ${missing} more at least.`,
  cancelRun: "Cancel the run",
  showBudgets: "Look at the budgets",
  changedSince: "What has changed since",
  changedIn: (revision: number) => `What revision ${revision} changed`,
  byAt: (who: string) => `By ${who}`,
  editChanges: "What your edit changes",
  editNothing: "Nothing is changed yet.",
  editSameEstimate: (cost: string) => `The estimate stays as it is: typically ${cost}.`,
  editReading: "Asking what it would cost",
  editAsks: "Buddy would ask first:",
  conflictTitle: (revision: number) => `Somebody was faster: revision ${revision} stands now`,
  conflictDetail: "Your edit was for an older revision and has not been saved.",
  redo: (revision: number) => `Redo my changes on revision ${revision}`,
  discard: "Discard my changes",
  risk: "Risk",
  basis: "Estimated",
  goOn: "Approve and go on",
  doubtTitle: "Did the call take effect?",
  doubtDetail:
    "Look where the call would have left its mark, then say what you found. The run holds no worker meanwhile.",
  cancelMeaning: "Stop here. Whatever the call did stays as it is.",
} as const;

const BASIS: Readonly<Record<CostEstimate["basis"], (samples: number) => string>> = {
  price_list: () => "from the price list",
  past_runs: (samples) => `from ${runs(samples)}`,
  free: () => "this tool is free",
  unknown: () => "price unknown; only the cap is certain",
};

export function basisText(cost: CostEstimate): string {
  return BASIS[cost.basis](cost.samples);
}

export function durationText(duration: DurationEstimate): string {
  const { p50_seconds: p50, p90_seconds: p90 } = duration;
  if (p50 === null) return STRINGS.unknown;
  if (p90 === null || p90 === p50) return `about ${formatDuration(p50)}`;
  return `${formatDuration(p50)} – ${formatDuration(p90)}`;
}

export function durationBasis(duration: DurationEstimate): string {
  if (duration.p50_seconds === null) return "no run has been measured";
  return duration.samples > 0 ? `from ${runs(duration.samples)}` : "declared by the tool";
}

export const RISKS: Readonly<Record<Proposal["risk"], string>> = {
  read: "Reads only",
  write: "Writes",
  irreversible: "Cannot be undone",
};

const CHOICES: Readonly<Record<string, (tool: string) => { label: string; meaning: string }>> = {
  happened: (tool) => ({
    label: "It happened",
    meaning: `Go on without calling ${tool} again. Its answer is lost; the result says that you confirmed the call.`,
  }),
  retry: (tool) => ({
    label: "Call it again",
    meaning: `Call ${tool} once more. If the first call did take effect, it happens twice.`,
  }),
};

/** Return a choice in plain words; one that this page does not know keeps its name. */
export function choiceWords(choice: string, tool: string): { label: string; meaning: string } {
  return CHOICES[choice]?.(tool) ?? { label: choice, meaning: "" };
}

function runs(samples: number): string {
  return `${samples} past run${samples === 1 ? "" : "s"}`;
}
