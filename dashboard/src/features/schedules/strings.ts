import type { Schedule, ScheduleState } from "../../api/types";
import type { IconName } from "../../ui/Icon";
import type { Tone } from "../../ui/tone";

const runs = (many: number) => `${many} ${many === 1 ? "run" : "runs"}`;

export const STRINGS = {
  title: "Schedules",
  hint: "A mission's work, again at set times, under one yes with bounds.",
  open: "Proposed, active and paused",
  loading: "Reading the schedules",
  failed: "The schedules cannot be read",
  stale: "The schedules could not be read again; these are from before",
  retry: "Try again",
  none: "Nothing is scheduled",
  noneHint:
    "Open a mission that you approved or that has ended and choose “Run on a schedule…”, or say “every weekday at 7 check …” in the chat.",
  over: (many: number) => `${many} that ${many === 1 ? "has" : "have"} ended`,
  more: "Show older ones",
  next: (zone: string) => `Next times in ${zone}`,
  nextNone: "No time lies ahead",
  pausedNext: (zone: string) => `Its times in ${zone}, if it is resumed`,
  proposedNext: (zone: string) => `Its times in ${zone}, if you approve`,
  draftNext: (zone: string) => `Its next times in ${zone}`,
  here: (time: string) => `${time} here`,
  bounds: "Your yes holds for",
  boundsEnded: "Your yes held for",
  boundsProposed: "Your yes would hold for",
  runsUsed: (used: number, count: number) => `${used} of ${runs(count)} used`,
  runsOf: (count: number) => runs(count),
  takenOf: (taken: string, total: string) => `${taken} of ${total} taken`,
  totalOf: (total: string) => `${total} in all`,
  perRun: (cap: string) => `${cap} at most a run`,
  until: "until",
  cost: "Cost",
  costFailed: "The forecast cannot be read.",
  last: "Last run",
  neverRan: "It has not fired yet",
  neverFired: "It never fired",
  failures: (many: number, after: number) =>
    after > 0 ? `${many} failed in a row; ${after} pause it` : `${many} failed in a row`,
  missedCount: (many: number) => `${many} ${many === 1 ? "time was" : "times were"} let go`,
  queued: (many: number) => `${many} waiting for the run before`,
  firings: "Last times",
  firingsLoading: "Reading what it did",
  firingsFailed: "What it did cannot be read.",
  noFirings: "It has not fired yet.",
  firingsOf: (objective: string) => `Last firings of ${objective}`,
  older: "Show older ones",
  olderOf: (objective: string) => `Show older firings of ${objective}`,
  simulator: "What if this machine sleeps…",
  simulatorOf: (objective: string) => `What if this machine sleeps: ${objective}`,
  simulatorHint: (zone: string) => `Nothing is saved. Times are those in ${zone}.`,
  sleepsFrom: "It sleeps from",
  sleepsUntil: "until",
  runTakes: "A run takes",
  runLength: { 0: "no time", 5: "5 minutes", 60: "an hour", 1440: "a day" },
  simulate: "Show what fires",
  simulatedMore: (many: number) => `and ${many} more`,
  pause: "Pause",
  resume: "Resume",
  resumeHint: "It goes on with its next time; the times meanwhile are gone.",
  move: "Change times…",
  end: "End…",
  endNamed: (objective: string) => `End the schedule of ${objective}`,
  pauseNamed: (objective: string) => `Pause the schedule of ${objective}`,
  resumeNamed: (objective: string) => `Resume the schedule of ${objective}`,
  moveNamed: (objective: string) => `Change times of ${objective}`,
  refused: "It was not changed",
  endQuestion: "End this schedule?",
  endDetail:
    "It fires no more, and the yes that its runs stood under is taken back. A run that goes on now goes on. This cannot be undone; you can schedule the mission again.",
  endProposed:
    "The proposal of the schedule is dropped. The mission still waits for your decision; approved then, it runs only when you say so.",
  keep: "Keep it",
  endConfirm: "End it",
  decide: "Decide on it",
  proposedMeans:
    "Nothing fires yet. Approving the mission begins the schedule: each of its times is then a run without another question, within these bounds. Approving runs nothing at once.",
  section: "Schedule",
  proposedTitle: "This is a proposal to schedule",
  gone: "The schedule cannot be read",
  notScheduled: "Its work can be done again at set times.",
  schedule: "Run on a schedule…",
  scheduleAgain: "Schedule it again…",
  firedBy: "A schedule fired this mission.",
  showSchedule: "Show the schedule",
  dialog: "Run on a schedule",
  moveDialog: "Change when it fires",
  moveSave: "Change it",
  moveNote: {
    active: "Its yes and its bounds stay as they are. What runs now goes on.",
    paused: "It stays paused; resumed, it goes on at these times. Its bounds stay as they are.",
    proposed: "It stays a proposal, as a new revision. Its bounds stay as they are.",
    ended: "",
  } satisfies Record<ScheduleState, string>,
  close: "Close",
  objective: "What is run",
  kind: "How often",
  once: "Once",
  daily: "Every day",
  weekly: "Every week",
  cron: "By a cron expression",
  at: "At",
  day: "On",
  expression: "Cron expression",
  expressionHint: "Minute, hour, day of the month, month, day of the week",
  zone: "Time zone",
  boundsEdit: "Change the bounds",
  count: "Runs at most",
  capPerRun: "Cap of a run in US dollars",
  untilField: "Last day",
  byDefault: "Left empty: as shown above",
  previewTitle: "What this would do",
  previewing: "Asking when it fires",
  incomplete: "Say when it fires.",
  impossible: "This cannot be scheduled",
  create: "Schedule it",
  createNote: "Begins at once: each time is a run within these bounds, without another question.",
  createRefused: "It was not scheduled",
  missedWords: {
    latest: "If Buddy is not running at a time, the latest missed one is made up for.",
    all: "Missed times are made up for, one after the other.",
    skip: "Times that pass while Buddy is not running are let go.",
  } satisfies Record<Schedule["missed"], string>,
} as const;

export const WEEKDAYS = [
  ["1", "Monday"],
  ["2", "Tuesday"],
  ["3", "Wednesday"],
  ["4", "Thursday"],
  ["5", "Friday"],
  ["6", "Saturday"],
  ["0", "Sunday"],
] as const;

interface Look {
  readonly label: string;
  readonly tone: Tone;
  readonly glyph: IconName;
}

export const STATES: Readonly<Record<ScheduleState, Look>> = {
  proposed: { label: "Proposed", tone: "info", glyph: "proposal" },
  active: { label: "Active", tone: "active", glyph: "clock" },
  paused: { label: "Paused", tone: "attention", glyph: "pause" },
  ended: { label: "Ended", tone: "neutral", glyph: "stop" },
};

/** Begin a text as a sentence does. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
