import type { ScheduleFiring } from "../../api/types";
import type { MissionStatus } from "../../domain/mission-status";
import type { IconName } from "../../ui/Icon";
import type { Tone } from "../../ui/tone";

interface Look {
  readonly label: string;
  readonly tone: Tone;
  readonly glyph: IconName;
}

const RAN: Readonly<Record<MissionStatus, Look>> = {
  completed: { label: "Ran", tone: "success", glyph: "check" },
  failed: { label: "Failed", tone: "danger", glyph: "cross" },
  cancelled: { label: "Stopped", tone: "neutral", glyph: "stop" },
  rejected: { label: "Rejected", tone: "neutral", glyph: "stop" },
  expired: { label: "Expired", tone: "danger", glyph: "clock" },
  running: { label: "Running", tone: "active", glyph: "play" },
  approved: { label: "Queued", tone: "active", glyph: "clock" },
  awaiting_approval: { label: "Waits for you", tone: "attention", glyph: "question" },
  proposed: { label: "Waits for you", tone: "attention", glyph: "question" },
  clarification_needed: { label: "Waits for you", tone: "attention", glyph: "question" },
};

const OUTCOMES: Readonly<Record<ScheduleFiring["outcome"], Look>> = {
  fired: { label: "Fired", tone: "neutral", glyph: "check" },
  waits: { label: "Waited for you", tone: "neutral", glyph: "question" },
  missed: { label: "Missed", tone: "attention", glyph: "warning" },
  skipped: { label: "Skipped", tone: "neutral", glyph: "stop" },
  failed: { label: "Could not fire", tone: "danger", glyph: "cross" },
};

/** Say what became of a time: of its mission, where it made one that is still kept. */
export function lookOf({ outcome, mission_status: status }: ScheduleFiring): Look {
  return status === null ? OUTCOMES[outcome] : RAN[status];
}

const WOULD: Readonly<Record<string, Look>> = {
  fired: { label: "Fires", tone: "active", glyph: "play" },
  missed: { label: "Missed", tone: "attention", glyph: "warning" },
  skipped: { label: "Skipped", tone: "neutral", glyph: "stop" },
  queued: { label: "Waits its turn", tone: "info", glyph: "clock" },
  paused: { label: "Pauses", tone: "attention", glyph: "pause" },
  ended: { label: "Ends", tone: "neutral", glyph: "stop" },
};

/** Say what would happen at a moment. */
export function wouldLook(what: string): Look {
  return WOULD[what] ?? { label: what, tone: "neutral", glyph: "clock" };
}

/** Say how many times one line stands for. */
export function timesOf(count: number): string {
  return `${count} times`;
}
