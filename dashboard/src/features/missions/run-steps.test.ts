import { describe, expect, it } from "vitest";

import type { BuddyEvent } from "../../api/types";
import { event, proposedEvent, stoppedEvent } from "../../testing/factories";
import { historyOf } from "./history";
import { runSteps } from "./run-steps";

type State = "started" | "completed" | "failed";

function at(second: number): string {
  return `2024-01-15T10:30:${String(second).padStart(2, "0")}.000Z`;
}

function stepEvent(second: number, name: string, state: State, message = ""): BuddyEvent {
  const data = {
    run_id: "r_1",
    step_name: name,
    step_index: 1,
    total_steps: 6,
    progress_percent: 10,
    step_status: state,
    message,
  };
  return event(second, "execution_step", data, { timestamp: at(second) });
}

function stage(second: number, message: string): BuddyEvent {
  const data = { run_id: "r_1", step_name: "artifact_creation", progress_percent: 85, message };
  const whole = { ...data, total_items_collected: 0 };
  return event(second, "mission_progress", whole, { timestamp: at(second) });
}

const named = (events: BuddyEvent[], name: string) =>
  runSteps(events).find((step) => step.plan.name === name);

describe("the steps of a run", () => {
  it("are all pending before it starts", () => {
    expect(runSteps([proposedEvent(1)]).map((step) => step.state)).toEqual(
      Array.from({ length: 7 }, () => "pending"),
    );
  });

  it("take the time between start and completion", () => {
    const events = [
      stepEvent(2, "verification", "started"),
      stepEvent(5, "verification", "completed", "Fine"),
    ];
    expect(named(events, "verification")).toMatchObject({ state: "completed", seconds: 3 });
    expect(named(events.slice(0, 1), "verification")).toMatchObject({ state: "started" });
  });

  it("end the untracked stage where the next step begins", () => {
    const events = [
      stage(3, "Writing"),
      stage(4, "Previewing"),
      stepEvent(7, "finalize", "started"),
    ];
    expect(named(events, "artifact_creation")).toMatchObject({
      state: "completed",
      seconds: 4,
      message: "Previewing",
    });
  });

  it("carry the figures of a failure and what was said on the way", () => {
    const message = "Budget exceeded: $5.23 > $5.00 limit";
    const money = { run_id: "r_1", amount_usd: "0.50" };
    const events = [
      stepEvent(1, "budget_check", "started"),
      event(2, "budget_reserved", { ...money, limits: ["user/day 2026-11-22"] }),
      stepEvent(3, "budget_check", "failed", message),
      event(4, "budget_released", money),
    ];
    expect(named(events, "budget_check")).toMatchObject({
      state: "failed",
      message,
      notes: ["Reserved $0.50 against user/day 2026-11-22", "Released $0.50 unspent"],
    });
  });
});

describe("the history", () => {
  it("keeps the turns and leaves out the steps", () => {
    const events = [
      proposedEvent(1),
      event(2, "mission_rejected", {
        final_status: "rejected",
        revision: 1,
        actor: "local",
        reason: "too dear",
      }),
      stepEvent(3, "verification", "started"),
      stoppedEvent(4),
    ];
    expect(historyOf(events).map(({ title, detail }) => `${title}: ${detail}`)).toEqual([
      "Proposed: web_search, revision 1",
      "Rejected: too dear",
      "Completed: 5 results",
    ]);
  });
});
