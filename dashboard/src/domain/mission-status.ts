import * as lifecycle from "./lifecycle.gen";

export type MissionStatus = lifecycle.MissionStatus;
export type StepPlan = lifecycle.StepPlan;

export const MISSION_STATUSES = lifecycle.MISSION_STATUSES;
export const PIPELINE = lifecycle.PIPELINE;
export const TOTAL_STEPS = lifecycle.TOTAL_STEPS;

/** What a colour means; the design system knows tones, not statuses. */
export type Tone = "neutral" | "info" | "active" | "attention" | "success" | "danger";
export type Glyph =
  "question" | "proposal" | "check" | "play" | "pause" | "cross" | "stop" | "clock";

export interface StatusLook {
  readonly label: string;
  readonly tone: Tone;
  readonly glyph: Glyph;
}

const LOOKS: Readonly<Record<MissionStatus, StatusLook>> = {
  clarification_needed: { label: "Needs an answer", tone: "attention", glyph: "question" },
  proposed: { label: "Proposed", tone: "info", glyph: "proposal" },
  approved: { label: "Approved", tone: "info", glyph: "check" },
  running: { label: "Running", tone: "active", glyph: "play" },
  awaiting_approval: { label: "Awaiting approval", tone: "attention", glyph: "pause" },
  completed: { label: "Completed", tone: "success", glyph: "check" },
  failed: { label: "Failed", tone: "danger", glyph: "cross" },
  cancelled: { label: "Cancelled", tone: "neutral", glyph: "stop" },
  rejected: { label: "Rejected", tone: "neutral", glyph: "cross" },
  expired: { label: "Expired", tone: "neutral", glyph: "clock" },
};

export function lookOf(status: MissionStatus): StatusLook {
  return LOOKS[status];
}

/** Tell whether a status never changes again. */
export function isTerminal(status: MissionStatus): boolean {
  return lifecycle.TERMINAL.has(status);
}

/** Tell whether a cancel can do anything. */
export function canCancel(status: MissionStatus): boolean {
  return "cancel" in lifecycle.TRANSITIONS[status];
}

/** Return the status as the console writes it: `COMPLETED`. */
export function shout(status: MissionStatus): string {
  return status.toUpperCase();
}
