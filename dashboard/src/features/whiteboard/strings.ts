import type { GoalPart } from "../../api/types";
import type { IconName } from "../../ui/Icon";
import type { Tone } from "../../ui/tone";

export const STRINGS = {
  goals: "Goals at work",
  goalsRunning: (count: number) => `${count} running`,
  partsDone: (done: number, all: number) =>
    `${done} of ${all} ${all === 1 ? "part" : "parts"} done`,
  spentOf: (spent: string, cap: string) => `${spent} of ${cap}`,
  liveAgents: "Live Agents",
  taskPipeline: "Task Pipeline",
  noAgents: "No missions in the last 24 hours",
  noAgentsHint: "State an objective above; Buddy proposes, you decide.",
  noPipeline: "Nothing has run yet",
  noPipelineHint: "The last five runs appear here.",
  loading: "Reading the whiteboard",
  offline: "The whiteboard cannot be read",
  stale: "Not up to date",
  staleDetail: "Buddy does not answer; what you see is from before. Trying again every 5 s.",
  showAll: (count: number) => `Show ${count} more`,
  showFewer: "Show fewer",
  progressOf: (objective: string) => `Progress of ${objective}`,
  manyChanged: (count: number) => `${count} missions changed.`,
  elapsed: "Elapsed",
  lastKnown: "last known state; not connected",
  noTool: "no tool",
  queued: (running: number, queued: number, limit: number) =>
    `${running} of ${limit} running${queued > 0 ? `, ${queued} queued` : ""}`,
  badge: {
    connecting: "Connecting",
    live: "Live",
    polling: "Polling",
    offline: "Offline",
  },
  badgeHint: {
    connecting: "Opening the live stream",
    live: "Every change arrives as it happens",
    polling: "The live stream is down; asking every 5 s and trying to reconnect",
    offline: "Buddy does not answer; trying again",
  },
} as const;

interface Look {
  readonly label: string;
  readonly tone: Tone;
  readonly glyph: IconName;
}

const PARTS: Readonly<Record<GoalPart["state"], Look>> = {
  planned: { label: "Planned", tone: "neutral", glyph: "clock" },
  open: { label: "Running", tone: "active", glyph: "play" },
  done: { label: "Done", tone: "success", glyph: "check" },
  skipped: { label: "Left out", tone: "attention", glyph: "stop" },
  failed: { label: "Failed", tone: "danger", glyph: "cross" },
};

/** How a goal's part stands; one whose mission asks a person says so. */
export function partLook({ state, mission }: GoalPart): Look {
  if (state === "open" && mission?.waits === true) {
    return { label: "Waits for you", tone: "attention", glyph: "question" };
  }
  return PARTS[state];
}
