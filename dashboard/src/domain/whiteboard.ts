import type { MissionStatus } from "./mission-status";

/** One mission's line on the whiteboard; the names are the ones of buddy.domain.whiteboard. */
export interface AgentCard {
  readonly mission_id: string;
  readonly objective: string;
  readonly status: MissionStatus;
  readonly progress_percent: number;
  readonly current_step: string | null;
  readonly tool_used: string | null;
  readonly message: string;
  readonly started_at: string | null;
  readonly stopped_at: string | null;
  /** When the step under way began; null unless a run is under way. */
  readonly step_since: string | null;
  /** Set when the run has stopped; while it runs, readers count from `started_at`. */
  readonly elapsed_seconds: number | null;
  readonly updated_at: string;
}

/** All missions' lines, and the last event folded in. */
export interface Board {
  readonly cards: Readonly<Record<string, AgentCard>>;
  readonly cursor: number;
}

export const EMPTY_BOARD: Board = { cards: {}, cursor: 0 };
