import type { GoalInboxItem, GoalPart, GoalShown } from "../api/types";
import { AT } from "./factories";

export function goalPart(changes: Partial<GoalPart> = {}): GoalPart {
  return {
    key: "search",
    objective: "search for vendors of solar lamps",
    tool: "web_search",
    tool_input: { query: "vendors of solar lamps" },
    takes: [],
    depends_on: [],
    on_failure: "tried again once, then the goal stops",
    retries: 1,
    then: "stop",
    allowed_domains: null,
    max_pages: 5,
    cap_usd: "2.00",
    cost_p50_usd: "0.00",
    cost_basis: "free",
    seconds: 2,
    risk: "read",
    touches: ["SearXNG"],
    warnings: [],
    state: "planned",
    attempts: 0,
    mission_id: null,
    mission: null,
    spent_usd: "0.00",
    artifact_id: null,
    summary: "",
    reason: "",
    ...changes,
  };
}

export function extractPart(changes: Partial<GoalPart> = {}): GoalPart {
  return goalPart({
    key: "extract-1",
    objective: "extract prices from result 1 of the search",
    tool: "web_extract",
    tool_input: { what: "prices" },
    takes: ["urls: the address of result 1 of search"],
    depends_on: ["search"],
    on_failure: "tried again once, then left out",
    then: "skip",
    allowed_domains: ["example.org"],
    cost_p50_usd: "0.01",
    cost_basis: "price list",
    touches: ["example.org, at most 1 page"],
    ...changes,
  });
}

export function goal(changes: Partial<GoalShown> = {}): GoalShown {
  return {
    goal_id: "g_abc123",
    objective: "find vendors of solar lamps, extract their prices",
    state: "proposed",
    revision: 1,
    reason: "",
    question: "",
    cap_usd: "2.00",
    spent_usd: "0.00",
    part_count: 2,
    done: 0,
    settled: 0,
    progress_percent: 0,
    created_at: AT,
    expires_at: "2024-01-18T10:30:45.123Z",
    approved_at: null,
    ended_at: null,
    planner: "embedded",
    parts: [goalPart(), extractPart()],
    notes: [],
    content_hash: "abc",
    cost_p50_usd: "0.01",
    seconds: 4,
    next: "Your yes begins the first parts at once",
    result_artifact_id: null,
    result_mission_id: null,
    ...changes,
  };
}

export function inboxGoal(changes: Partial<GoalInboxItem> = {}): GoalInboxItem {
  return {
    goal_id: "g_1",
    revision: 1,
    kind: "proposal",
    state: "proposed",
    objective: "find three vendors of solar lamps",
    asked: "Carry out a plan of 6 missions, for $2.00 at most in all",
    part_count: 6,
    decisions: ["approve", "reject", "cancel"],
    cost_at_stake_usd: "2.00",
    risk: "read",
    warnings: [],
    waiting_since: AT,
    expires_at: "2999-01-01T00:00:00.000Z",
    cost_of_waiting: 102,
    ...changes,
  };
}
