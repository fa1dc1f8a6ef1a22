import type { Latency, Metrics, RangeFigures, ToolFigures } from "../api/types";
import { AT } from "./factories";

export const NO_TIME: Latency = {
  count: 0,
  mean_seconds: null,
  p50_seconds: null,
  p95_seconds: null,
  p99_seconds: null,
};

export function rangeFigures(changes: Partial<RangeFigures> = {}): RangeFigures {
  return {
    first_day: "2026-01-09",
    last_day: "2026-01-15",
    proposed: 0,
    approved: 0,
    approved_beforehand: 0,
    started: 0,
    parked: 0,
    ended: {},
    success_rate: null,
    run_time: NO_TIME,
    approval_time: NO_TIME,
    reservations: 0,
    reserved_usd: null,
    settlements: 0,
    settled_usd: null,
    possible_usd: null,
    artifacts: {},
    artifact_bytes: 0,
    ratings: 0,
    mean_rating: null,
    verdicts: {},
    judged: 0,
    satisfied: 0,
    decided_by: {},
    tools: [],
    ...changes,
  };
}

export function toolFigures(changes: Partial<ToolFigures> = {}): ToolFigures {
  return {
    tool: "web_search",
    selected: 4,
    confidence: 0.85,
    succeeded: 3,
    failed: 1,
    success_rate: 0.75,
    runs: 4,
    satisfied: 3,
    cost_usd: "0.0015",
    latency: {
      count: 4,
      mean_seconds: 1.5,
      p50_seconds: 1.4,
      p95_seconds: 2.1,
      p99_seconds: 2.2,
    },
    ...changes,
  };
}

export function metrics(changes: Partial<Metrics> = {}): Metrics {
  return {
    days: 7,
    as_of: AT,
    behind: false,
    now: rangeFigures(),
    before: rangeFigures({ first_day: "2026-01-02", last_day: "2026-01-08" }),
    series: [],
    sessions: { active: 0, messages: 0, more: false },
    credits: [],
    ...changes,
  };
}
