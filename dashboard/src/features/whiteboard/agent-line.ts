import { shout } from "../../domain/mission-status";
import type { AgentCard } from "../../domain/whiteboard";

/** Write an ended mission's line: `Mission m_…: COMPLETED 100% | Executed with web_search (23s)`. */
export function endedLine(card: AgentCard): string {
  const head = `Mission ${card.mission_id}: ${shout(card.status)} ${card.progress_percent}%`;
  return card.message ? `${head} | ${card.message}` : head;
}
