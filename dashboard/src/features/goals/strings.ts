import type { GoalPart, GoalState } from "../../api/types";
import type { IconName } from "../../ui/Icon";
import type { Tone } from "../../ui/tone";

export const STRINGS = {
  title: "Goals",
  hint: "Several missions that stand on one another, approved as one plan with one cap.",
  state: "State a goal",
  objective: "What do you want, with its steps?",
  example: "find three vendors of solar lamps, extract their prices, compare them",
  objectiveHint: "Nothing runs before you approve the plan.",
  cap: "Cap of all of it in US dollars",
  capHint: "Left empty: by its prices",
  sites: "Sites",
  sitesHint: "Domains with commas between; left empty: any public site",
  propose: "Plan it",
  proposeRefused: "It was not planned",
  list: "Your goals",
  loading: "Reading the goals",
  failed: "The goals cannot be read",
  stale: "The goals could not be read again; these are from before",
  retry: "Try again",
  none: "No goals yet",
  noneHint: "State one above: each step becomes a mission of one plan.",
  more: "Earlier goals",
  all: "All goals",
  loadingGoal: "Reading the goal",
  goalFailed: "This goal cannot be shown",
  goalStale: "This goal could not be read again; this is from before",
  parts: (done: number, all: number, left: number) =>
    `${done} of ${all} ${all === 1 ? "part" : "parts"}${left > 0 ? `, ${left} left out` : ""}`,
  partsOf: (all: number) => `${all} ${all === 1 ? "part" : "parts"}`,
  progress: (objective: string) => `Progress of ${objective}`,
  capOf: (cap: string) => `cap ${cap}`,
  spentOf: (spent: string, cap: string) => `${spent} of ${cap}`,
  noPlan: "no plan yet",
  decideBy: "to be decided by",
  revision: (number: number) => `revision ${number}`,
  capTitle: "One cap for all",
  expected: "Expected",
  expectedUnknown: "a price is not known",
  spent: "Spent",
  takesTime: "Takes",
  about: (duration: string) => `about ${duration}`,
  plan: "The plan",
  planDone: "Parts",
  wasPlanned: "As planned",
  notes: "Taken for granted",
  uses: "Uses",
  costs: "Costs",
  unknown: "not known",
  ofBasis: (price: string, basis: string) => (basis === "free" ? "nothing" : `${price} (${basis})`),
  atMost: (cap: string) => `, ${cap} at most`,
  waitsFor: "Waits for",
  nothing: "nothing, begins at once",
  given: "Is given",
  risk: "Risk",
  takes: "Takes over",
  ifFails: "If it fails",
  reaches: "Reaches",
  only: (sites: string) => `only ${sites}`,
  mission: "Open its mission",
  attempt: (number: number) => `try ${number}`,
  asks: "It asks you something that the plan does not cover; the goal goes on from your answer.",
  approve: "Approve plan",
  edit: "Change…",
  reject: "Reject…",
  rejectReason: "Why not? (may be left empty)",
  rejectConfirm: "Reject the plan",
  leaving: "Rejected in a few seconds, unless you take it back: Undo stands above, or press Z.",
  refused: "It was not decided",
  back: "Back",
  cancel: "Cancel the goal…",
  cancelReason: "Why? (may be left empty)",
  cancelConfirm: "Cancel the goal",
  keep: "Let it run",
  cancelRefused: "It was not cancelled",
  cancelMeans: "Nothing more of it begins, and what runs is told to stop.",
  editTitle: "Change the plan",
  keepParts: "Parts that stay",
  save: "Save as a new revision",
  saveRefused: "It was not changed",
  unchanged: "Nothing is changed yet",
  notAmount: "An amount such as 2.50",
  question: "A question first",
  answer: "Your goal, said again",
  answerSend: "Plan it again",
  drop: "Drop the goal",
  answerRefused: "It was not planned",
  changedTitle: (number: number) => `The plan is revision ${number} now`,
  changedDetail:
    "It changed after you opened it. Nothing is decided; the page shows what stands now.",
  changedList: "What changed",
  changedSeen: "Go on with what stands now",
  partsNow: "Parts",
  capNow: "Cap",
  result: "Result",
  resultMission: "The mission that put it together",
} as const;

interface Look {
  readonly label: string;
  readonly tone: Tone;
  readonly glyph: IconName;
}

export const STATES: Readonly<Record<GoalState, Look>> = {
  clarification_needed: { label: "Needs an answer", tone: "attention", glyph: "question" },
  proposed: { label: "Proposed", tone: "info", glyph: "proposal" },
  running: { label: "Running", tone: "active", glyph: "play" },
  completed: { label: "Completed", tone: "success", glyph: "check" },
  failed: { label: "Failed", tone: "danger", glyph: "cross" },
  cancelled: { label: "Cancelled", tone: "neutral", glyph: "stop" },
  rejected: { label: "Rejected", tone: "neutral", glyph: "cross" },
  expired: { label: "Expired", tone: "neutral", glyph: "clock" },
};

export const RISKS: Readonly<Record<GoalPart["risk"], string>> = {
  read: "reads only",
  write: "writes",
  irreversible: "cannot be undone",
};

/** Write a reason or a summary as a sentence. */
export function sentence(text: string): string {
  const whole = text.trim();
  const first = whole.charAt(0).toUpperCase() + whole.slice(1);
  return /[.?!…]$/.test(whole) ? first : `${first}.`;
}
