export const STRINGS = {
  // What a result lacks
  notMet: "This is not all that was asked for",
  partlyMet: "Something is missing",
  judgedBy: (engine: string, evidence: readonly string[]) =>
    `Judged by ${engine}${evidence.length > 0 ? `, which saw: ${evidence.join("; ")}` : ""}.`,
  propose: (objective: string) => `Propose: ${objective}`,
  notProposed: "That cannot be proposed",

  missions: "Missions",
  search: "Search missions",
  searchPlaceholder: "Search",
  status: "Status",
  anyStatus: "Any status",
  none: "No missions yet",
  noneHint: "What you ask for is kept here, whatever came of it.",
  noMatch: "No mission matches",
  noMatchHint: "Clear the search or choose another status.",
  loading: "Reading missions",
  failed: "The missions cannot be read",
  retry: "Try again",
  more: "Show older missions",
  copyId: "Copy the mission's id",
  copied: "Copied",
  created: "Stated",
  expires: "Lapses",
  cost: "Cap",
  anySite: "any public site",
  noSite: "no site",
  childOf: "Follows",
  running: "Run",
  stop: "Stop",
  stopping: "Stopping",
  stoppingDetail: "The tool is being stopped; the status changes when it really has.",
  stopRefused: "The stop was not taken",
  elapsed: "elapsed",
  lastKnown: "last known state; not connected",
  steps: "Steps",
  history: "History",
  historyFailed: "The events cannot be read",
  failure: "The run failed",
  whatToDo: "What to do",
  again: "Start again with changes",
  retryRun: "Try again",
  retryHint: "A new mission that goes on from the step that did not end",
  fromStart: "From the start",
  runAgain: "Run again",
  runAgainHint: "A new mission with the same terms, which needs a new approval",
  retryRefused: "No new mission was made",
} as const;

const ADVICE: Readonly<Record<string, string>> = {
  budget_exceeded:
    "Nothing was spent beyond the limit. Raise the cap on a new proposal, or wait until the day's or month's limit is free again.",
  tool_selection_failed:
    "Buddy has asked which tool you meant in a mission of its own; answer there, or say the objective more plainly.",
  tool_timed_out: "Try again, or narrow the objective so that the tool has less to do.",
  browser_unavailable:
    "Install Chromium on the machine that runs Buddy, or name one with BUDDY_CHROMIUM, and try again.",
  egress_denied:
    "The address is outside what may be contacted. Check the allowed domains of the proposal.",
  search_unavailable: "No search engine could be asked. Check the network and try again.",
  tool_unknown: "The tool is no longer there. A new proposal chooses another one.",
};
const OTHERWISE =
  "Start again: the cause may be gone, or another tool on the proposal may do. The result of a failed run is never kept as if it were good.";

/** Return what a person can do about a failure. */
export function adviceFor(code: string | null | undefined): string {
  return (code ? ADVICE[code] : undefined) ?? OTHERWISE;
}
