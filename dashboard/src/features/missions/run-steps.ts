import type { BuddyEvent } from "../../api/types";
import { secondsBetween } from "../../domain/duration";
import { PIPELINE, type StepPlan } from "../../domain/mission-status";
import { noteOf } from "./event-notes";

export type StepState = "pending" | "started" | "completed" | "failed";

export interface StepView {
  readonly plan: StepPlan;
  readonly state: StepState;
  readonly message: string;
  readonly startedAt: string | null;
  readonly seconds: number | null;
  readonly notes: readonly string[];
}

type Steps = Map<string, StepView>;

/** Return the pipeline's steps with what a mission's events say of each. */
export function runSteps(events: readonly BuddyEvent[]): StepView[] {
  const steps: Steps = new Map(
    PIPELINE.map((plan) => [
      plan.name,
      { plan, state: "pending", message: "", startedAt: null, seconds: null, notes: [] },
    ]),
  );
  let current = "";
  for (const event of events) {
    if (event.event_type === "execution_step") {
      const { step_name: name, step_status: state, message } = event.data;
      if (name !== current) finishStage(steps, current, event.timestamp);
      current = name;
      if (state === "started") begin(steps, name, event.timestamp, message);
      else end(steps, name, event.timestamp, state, message);
    } else if (event.event_type === "mission_progress") {
      const { step_name: name, message } = event.data;
      if (steps.get(name)?.state === "pending") begin(steps, name, event.timestamp, message);
      else change(steps, name, { message });
      current = name;
    } else {
      const note = noteOf(event);
      const step = steps.get(note?.step ?? current);
      if (note && step) change(steps, step.plan.name, { notes: [...step.notes, note.text] });
    }
  }
  return [...steps.values()];
}

function begin(steps: Steps, name: string, at: string, message: string): void {
  change(steps, name, { state: "started", startedAt: at, seconds: null, message });
}

function end(steps: Steps, name: string, at: string, state: StepState, message: string): void {
  const startedAt = steps.get(name)?.startedAt ?? null;
  change(steps, name, { state, message, seconds: secondsBetween(startedAt, at) });
}

/** An untracked stage has no end of its own; it ends where the next step begins. */
function finishStage(steps: Steps, name: string, at: string): void {
  const step = steps.get(name);
  if (step?.state === "started" && step.plan.index === null) {
    end(steps, name, at, "completed", step.message);
  }
}

function change(steps: Steps, name: string, changes: Partial<StepView>): void {
  const step = steps.get(name);
  if (step) steps.set(name, { ...step, ...changes });
}
