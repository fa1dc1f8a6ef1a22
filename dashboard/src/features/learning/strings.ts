import type { Survey, Verdict } from "../../api/types";

export const STRINGS = {
  // The question after a mission
  question: "How helpful was this?",
  scale: "Rating from 1, not at all, to 10, very",
  least: "not at all",
  most: "very",
  keys: "Press 1 to 9, or 0 for 10.",
  minutes: "Minutes saved (optional)",
  minutesError: "Write a number of minutes from 0 to 100,000.",
  again: "Would you do it again? (optional)",
  yes: "Yes",
  no: "No",
  send: "Send",
  later: "Rate later",
  rate: "Rate it",
  rateNamed: (objective: string) => `Rate later: ${objective}`,
  thanks: (rating: number) => `Thanks; ${rating} of 10`,
  elsewhere: (rating: number) => `Rated already: ${rating} of 10`,
  undo: "Undo",
  close: "Close",
  notTaken: "The rating was not taken:",
  notUndone: "It was not taken back:",

  // On a mission's page
  section: "Rating and tool choice",
  unrated: "Not rated yet.",
  loadingRating: "Reading the rating",
  ratingFailed: "The rating cannot be read:",
  keep: "Keep this tool",
  leaveOut: "Leave this tool out",
  toolFor: (kind: string) => `for ${kind}`,
  kept: "is kept",
  leftOut: "is left out",
  wordFailed: "That was not taken:",
  why: "Why this tool",
  whyLoading: "Reading how it was chosen",
  whyFailed: "It cannot be said why:",

  netValue: "Net value",

  // What missions were worth
  value: "Net value of the last 30 days",
  loadingValue: "Reading what missions were worth",
  valueFailed: "It cannot be said what missions were worth:",
  noValue: "No mission ran in the last 30 days",
  noValueHint: "Say what one saved when you rate it; that, less its costs, is its net value.",
  noTool: "no tool",
  repeatedValue: "Recipes and schedules, last 30 days",
  repeated: "Recipe or schedule",
  kinds: { recipe: "recipe", schedule: "schedule" },
  noRepeated: "No recipe and no schedule ran in the last 30 days",
  all: "All together",
  missions: "Missions",
  saved: "Saved",
  savedFor: (minutes: number, usd: string) => `${Math.round(minutes * 10) / 10} min = ${usd}`,
  net: "Net",
  costs: (tool: string, models: string, review: string) =>
    `tool ${tool}, models ${models}, review ${review}`,
  unsaid: (count: number, usd: string) =>
    count === 1
      ? `of 1 more, which cost ${usd}, nobody said what it saved`
      : `of ${count} more, which cost ${usd}, nobody said what they saved`,
  rateOf: (rate: number) =>
    `Time saved is what you said; an hour counts as $${rate}. A review is the time from proposal to yes, at most 5 minutes.`,

  // Candidates
  past: "What the past changed",
  details: "All candidates",
  tool: "Tool",
  before: "Before",
  moved: "Changed by",
  nothing: "nothing",
  confidence: "Confidence",
  roi: "ROI",
  countsAs: (roi01: string, runs: string) =>
    `counts ${roi01}, ${runs} ${runs === "1" ? "run" : "runs"}`,
  countsOf: "An ROI counts from 0 to 1, out of its runs and 3 more that broke even (0.50).",
  scoreOf:
    "Score = 0.6 × confidence + 0.4 × what the ROI counts: from 0 to 1, out of its runs and 3 more that broke even (0.50).",
  score: "Score",
  excluded: "left out",
  rest: (count: number) =>
    count === 1 ? "1 more, with less than 1%." : `${count} more, each with less than 1%.`,
  excludedByYou: (tool: string) => `${tool} excluded by you`,
  chosen: "chosen",
  unknown: "–",

  // The screen
  title: "Learning",
  hint: "What runs, ratings and your word have taught Buddy about its tools. It holds for you alone.",
  loading: "Reading what was learned",
  failed: "What was learned cannot be read",
  stale: "What was learned may have changed since",
  retry: "Try again",
  tools: "Tools by kind of objective",
  none: "Nothing was learned yet",
  noneHint: "Run a mission and rate it; it counts for the next one of its kind.",
  kind: "Kind",
  runs: "Runs",
  success: "Success",
  rating: "Rating",
  seconds: "Time",
  cost: "Cost",
  nudges: "Your word",
  noRuns: "no runs yet",
  losesMoney: "loses money",
  doesNotPay: "does not pay",
  words: "Your word on tools and results",
  noWords: "You have judged no tool and no result.",
  ratings: "Your ratings",
  noRatings: "You have rated no mission.",
  undoNamed: (what: string) => `Undo: ${what}`,
  listed: (shown: number) => `The latest ${shown} are shown.`,
  forget: "Forget everything",
  forgetHint: "Every outcome, rating and verdict goes; missions, their logs and results stay.",
  forgetQuestion: "Forget everything that was learned?",
  forgetDetail:
    "Outcomes, ratings and verdicts are deleted and cannot be brought back. Tools are chosen as on the first day. Missions, their logs and results stay.",
  forgetConfirm: "Forget",
  forgetKeep: "Keep it",
  forgetRefused: "Nothing was forgotten",
  forgotten: (records: number) =>
    records === 1 ? "1 record was forgotten." : `${records} records were forgotten.`,
} as const;

export const VERDICTS: Readonly<Record<Verdict, string>> = {
  helpful: "helpful",
  not_helpful: "not helpful",
  approve_tool: "kept",
  reject_tool: "left out",
};

/** Return a kind of objective in words; null: a word that holds for all of them. */
export function kindOf(intent: string | null): string {
  return intent === null ? "any objective" : `${intent.replaceAll("_", " ")} objectives`;
}

/** Write a rating with what was said beside it. */
export function ratingText(survey: Survey): string {
  const { rating, time_saved_minutes: minutes, would_repeat: again } = survey;
  const parts = [`${rating} of 10`];
  if (minutes !== null) parts.push(`${minutes} ${minutes === 1 ? "minute" : "minutes"} saved`);
  if (again !== null) parts.push(again ? "would do it again" : "would not do it again");
  return parts.join(" · ");
}
