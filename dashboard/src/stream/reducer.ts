import type { AgentView, BuddyEvent, MissionStopped } from "../api/types";
import { wholeSeconds } from "../domain/duration";
import { isTerminal } from "../domain/mission-status";
import type { AgentCard, Board } from "../domain/whiteboard";

/**
 * The whiteboard as a fold over events: the same as buddy.domain.whiteboard. Both test suites fold
 * the streams in contracts/golden and must come to the same board.
 */
export function fold(board: Board, event: BuddyEvent): Board {
  return foldAll(board, [event]);
}

/** Return the board after several events, in one pass: the cards are copied once, not per event. */
export function foldAll(board: Board, events: readonly BuddyEvent[]): Board {
  const changed: Record<string, AgentCard> = {};
  let { cursor } = board;
  for (const event of events) {
    if (event.cursor <= cursor) continue;
    cursor = event.cursor;
    const missionId = event.mission_id;
    if (missionId === null) continue;
    const card = foldCard(changed[missionId] ?? board.cards[missionId] ?? null, event);
    if (card !== null) changed[missionId] = card;
  }
  if (cursor === board.cursor) return board;
  const same = Object.keys(changed).length === 0;
  return { cards: same ? board.cards : { ...board.cards, ...changed }, cursor };
}

/** Return a mission's line after one of its events; null before its first proposal. */
export function foldCard(card: AgentCard | null, event: BuddyEvent): AgentCard | null {
  const changes = decisionChanges(event) ?? runChanges(card, event);
  if (card !== null) return changes ? { ...card, ...changes, updated_at: event.timestamp } : card;
  if (changes?.objective === undefined || event.mission_id === null) return null;
  return {
    mission_id: event.mission_id,
    objective: changes.objective,
    status: "proposed",
    progress_percent: 0,
    current_step: null,
    tool_used: null,
    message: "",
    started_at: null,
    stopped_at: null,
    step_since: null,
    elapsed_seconds: null,
    updated_at: event.timestamp,
    ...changes,
  };
}

type Changes = Partial<AgentCard>;

function decisionChanges(event: BuddyEvent): Changes | null {
  switch (event.event_type) {
    case "mission_proposed":
    case "mission_updated":
      return {
        objective: event.data.terms.objective,
        status: "proposed",
        tool_used: event.data.proposal.tool,
        message: "Waiting for a decision",
      };
    case "clarification_requested":
      return {
        objective: event.data.terms.objective,
        status: "clarification_needed",
        message: event.data.questions[0]?.text ?? "Needs an answer",
      };
    case "mission_approved":
      return event.data.deviation === null
        ? { status: "approved", message: "Approved" }
        : { status: "running", message: "Approved, going on" };
    case "mission_rejected":
      return { status: event.data.final_status, message: orElse(event.data.reason, "Rejected") };
    case "mission_expired":
      return { status: "expired", message: event.data.reason };
    case "mission_cancelled":
      return event.data.requested_only
        ? { message: "Stopping" }
        : { status: "cancelled", message: orElse(event.data.reason, "Cancelled") };
    case "approval_required":
      return { status: "awaiting_approval", message: event.data.deviation.message };
    default:
      return null;
  }
}

function runChanges(card: AgentCard | null, event: BuddyEvent): Changes | null {
  const percent = card?.progress_percent ?? 0;
  switch (event.event_type) {
    case "mission_start":
      return {
        status: "running",
        started_at: event.timestamp,
        step_since: event.timestamp,
        message: "Started",
      };
    case "execution_step":
      return event.data.step_status === "completed"
        ? { ...moved(percent, event.data), step_since: event.timestamp }
        : moved(percent, event.data);
    case "mission_progress":
      return moved(percent, event.data);
    case "tool_selected":
      return { tool_used: event.data.tool };
    case "mission_stop":
      return stopChanges(card, event.data, event.timestamp);
    default:
      return null;
  }
}

interface Movement {
  readonly step_name: string;
  readonly progress_percent: number;
  readonly message: string;
}

function moved(percent: number, data: Movement): Changes {
  return {
    current_step: data.step_name,
    progress_percent: Math.max(percent, data.progress_percent),
    message: data.message,
  };
}

function stopChanges(card: AgentCard | null, stop: MissionStopped, at: string): Changes {
  const percent = Math.max(card?.progress_percent ?? 0, stop.progress_percent);
  return {
    status: stop.final_status,
    progress_percent: stop.final_status === "completed" ? 100 : percent,
    current_step: null,
    tool_used: orElse(stop.tool_used, card?.tool_used ?? null),
    message: stopMessage(stop),
    stopped_at: at,
    step_since: null,
    elapsed_seconds: stop.elapsed_seconds,
  };
}

/** Return the line of a stopped mission: `Executed with web_search (23s)` when it completed. */
export function stopMessage(stop: MissionStopped): string {
  if (stop.final_status !== "completed") return stop.reason;
  return `Executed with ${stop.tool_used ?? "None"} (${wholeSeconds(stop.elapsed_seconds)}s)`;
}

/** Take the other value where Python's `or` would: for null and for the empty text. */
function orElse<T>(text: string | null, other: T): string | T {
  return text === null || text === "" ? other : text;
}

/**
 * Return the board that a snapshot of the server stands for. The runs of its task pipeline are on
 * it too: where much waits for a decision, they are not among its agents.
 */
export function boardOf(
  agents: readonly CardView[],
  pipeline: readonly CardView[],
  cursor: number,
): Board {
  const cards = [...pipeline, ...agents].map((view): [string, AgentCard] => {
    // The API counts a running mission's seconds; the fold leaves that to the reader's clock.
    const elapsed = view.stopped_at === null ? null : view.elapsed_seconds;
    return [view.mission_id, cardOf(view, elapsed)];
  });
  return { cards: Object.fromEntries(cards), cursor };
}

/** What the server's agents and the rows of its task pipeline have in common. */
type CardView = Omit<AgentView, "eta_seconds" | "eta_range">;

function cardOf(agent: CardView, elapsed: number | null): AgentCard {
  return {
    mission_id: agent.mission_id,
    objective: agent.objective,
    status: agent.status,
    progress_percent: agent.progress_percent,
    current_step: agent.current_step,
    tool_used: agent.tool_used,
    message: agent.message,
    started_at: agent.started_at,
    stopped_at: agent.stopped_at,
    step_since: agent.step_since,
    elapsed_seconds: elapsed,
    updated_at: agent.updated_at,
  };
}

/** Return the missions that run or wait, then the latest ended ones, newest first. */
/**
 * Return what runs or waits, then what ended last. A run stands where its start puts it: a board on
 * which each step moved its card to the top could not be read.
 */
export function liveAgents(board: Board, limit = 50): AgentCard[] {
  const cards = Object.values(board.cards);
  const live = cards.filter((card) => !isTerminal(card.status));
  const ended = cards.filter((card) => isTerminal(card.status));
  live.sort(newestFirst((card) => card.started_at ?? card.updated_at));
  ended.sort(newestFirst((card) => card.updated_at));
  return [...live, ...ended].slice(0, limit);
}

/** Return the last missions that have started, newest first. */
export function taskPipeline(board: Board, limit = 5): AgentCard[] {
  return Object.values(board.cards)
    .filter((card) => card.started_at !== null)
    .sort(newestFirst((card) => card.started_at ?? ""))
    .slice(0, limit);
}

/** Compare by an instant and then the id, as texts, largest first. */
function newestFirst(at: (card: AgentCard) => string) {
  return (a: AgentCard, b: AgentCard): number =>
    compareTexts(at(b), at(a)) || compareTexts(b.mission_id, a.mission_id);
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
