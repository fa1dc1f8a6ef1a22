import type {
  AgentView,
  Analytics,
  BuddyEvent,
  Deviation,
  InboxItem,
  InboxPage,
  Instance,
  MissionView,
  Proposal,
  Receipt,
} from "../api/types";
import { candidate } from "./learning-factories";

export const AT = "2024-01-15T10:30:45.123Z";

export function proposal(changes: Partial<Proposal> = {}): Proposal {
  return {
    tool: "web_search",
    confidence: 0.85,
    alternatives: [
      candidate({ tool: "web_research", confidence: 0.41, reason: "reads the pages too" }),
    ],
    cost: {
      p50_usd: "0.0015",
      p90_usd: "0.04",
      cap_usd: "5.00",
      basis: "past_runs",
      samples: 14,
      basis_text: "14 past runs",
    },
    duration: { p50_seconds: 5.2, p90_seconds: 12, samples: 14 },
    steps: ["Search", "Keep the results"],
    risk: "read",
    touches: ["Sends the query to a search engine"],
    warnings: ["Any public site may be contacted"],
    next: "Approve, then run",
    spec_digest: "",
    chosen: null,
    ...changes,
  };
}

export function mission(changes: Partial<MissionView> = {}): MissionView {
  return {
    mission_id: "m_abc123",
    user_id: "local",
    requested_by: "local",
    objective: "search for python tutorials",
    intent: "search",
    status: "proposed",
    revision: 1,
    content_hash: "0".repeat(64),
    tool: "web_search",
    tool_input: { query: "python tutorials" },
    input_origins: { query: { origin: "objective", trusted: true, text: "from your objective" } },
    scope: {
      allowed_domains: null,
      blocked_domains: [],
      max_pages: 5,
      max_duration_seconds: 120,
    },
    constraints: {},
    priority: "normal",
    cap_usd: "5.00",
    proposal: proposal(),
    questions: [],
    warrant: null,
    run: null,
    execution_record: null,
    change_history: [],
    metadata: {},
    parent_mission_id: null,
    created_at: AT,
    updated_at: AT,
    expires_at: null,
    cancel_requested_at: null,
    ...changes,
  };
}

export function inboxItem(changes: Partial<InboxItem> = {}): InboxItem {
  const { mission_id, revision, objective, tool, tool_input, scope } = mission();
  return {
    mission_id,
    revision,
    attempt: null,
    kind: "proposal",
    status: "proposed",
    objective,
    asked: "Run web_search, for $5.00 at most: search for python tutorials",
    tool,
    questions: [],
    deviation: null,
    choices: [],
    decisions: ["approve", "reject", "cancel"],
    cost_at_stake_usd: "5.00",
    risk: "read",
    priority: "normal",
    waiting_since: AT,
    expires_at: "2999-01-01T00:00:00.000Z",
    lapses_to: "expired",
    tool_input,
    scope,
    proposal: proposal(),
    cost_of_waiting: 105,
    ...changes,
  };
}

/** A run that waits for money: $4.20 spent, the next call needs $0.95, cap $5.00. */
export function moneyDeviation(changes: Partial<Deviation> = {}): Deviation {
  return {
    kind: "money",
    approved: "5.00",
    needed: "5.15",
    message: "$4.20 spent, the next call needs $0.95, cap $5.00",
    choices: [],
    missing_usd: "0.15",
    differences: [],
    call: null,
    ...changes,
  };
}

export function inboxPage(items: InboxItem[], changes: Partial<InboxPage> = {}): InboxPage {
  const waiting = items.length + (changes.goals?.length ?? 0);
  return { items, goals: [], next_cursor: null, waiting, as_of: AT, offers: [], ...changes };
}

export function receipt(changes: Partial<Receipt> = {}): Receipt {
  return {
    mission_id: "m_abc123",
    status: "completed",
    tool: "web_search",
    approvals: [],
    promised: proposal().cost,
    duration: proposal().duration,
    cap_usd: "5.00",
    spent_usd: "0.02",
    reserved_usd: "5.00",
    released_usd: "4.98",
    elapsed_seconds: 5.5,
    calls: [],
    credits: [],
    ...changes,
  };
}

export function instance(changes: Partial<Instance> = {}): Instance {
  return {
    state: "running",
    since: null,
    by: null,
    reason: null,
    running: 0,
    queued: 0,
    ...changes,
  };
}

export function agent(changes: Partial<AgentView> = {}): AgentView {
  return {
    mission_id: "m_abc123",
    objective: "search for python tutorials",
    status: "running",
    progress_percent: 40,
    current_step: "budget_check",
    tool_used: "web_search",
    message: "Done",
    started_at: AT,
    stopped_at: null,
    step_since: AT,
    elapsed_seconds: 3,
    eta_seconds: null,
    eta_range: null,
    updated_at: AT,
    ...changes,
  };
}

export function analytics(agents: AgentView[] = [], cursor = 0): Analytics {
  return {
    agents,
    task_pipeline: [],
    costs: [],
    learning: {
      first_day: "2024-01-09",
      tools: [],
      judged: 0,
      satisfied: 0,
      ratings: 0,
      mean_rating: null,
    },
    timestamp: AT,
    capacity: { running: 0, queued: 0, limit: 4 },
    cursor,
  };
}

type DataOf<T extends BuddyEvent["event_type"]> = Extract<BuddyEvent, { event_type: T }>["data"];

/** Build an event; sequence and cursor are the same number. */
export function event<T extends BuddyEvent["event_type"]>(
  cursor: number,
  event_type: T,
  data: DataOf<T>,
  changes: Partial<Pick<BuddyEvent, "mission_id" | "timestamp">> = {},
): BuddyEvent {
  const mission_id = "m_abc123";
  return {
    id: `e_${cursor}`,
    user_id: "local",
    subject_type: "mission",
    subject_id: mission_id,
    mission_id,
    sequence: cursor,
    cursor,
    timestamp: AT,
    event_type,
    data,
    ...changes,
  } as BuddyEvent;
}

export function proposedEvent(cursor: number, missionId = "m_abc123"): BuddyEvent {
  const { objective, intent, tool, tool_input, scope, constraints, priority, cap_usd } = mission();
  const terms = { objective, intent, tool, tool_input, scope, constraints, priority, cap_usd };
  const data = {
    revision: 1,
    content_hash: "0",
    terms: { ...terms, input_origins: [], objective_marks: [], intent: "search" as const },
    proposal: proposal(),
    expires_at: AT,
  };
  return event(cursor, "mission_proposed", data, { mission_id: missionId });
}

export function stoppedEvent(cursor: number, seconds = 23): BuddyEvent {
  return event(cursor, "mission_stop", {
    run_id: "r_1",
    final_status: "completed",
    reason: "completed",
    tool_used: "web_search",
    result_summary: "5 results",
    artifact: { artifact_id: "a_1", artifact_type: "web_search_result" },
    elapsed_seconds: seconds,
    progress_percent: 100,
  });
}
