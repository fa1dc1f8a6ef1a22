import type { QueryClient } from "@tanstack/react-query";

import { missionKeys } from "../api/query-keys";
import { isTerminal, type MissionStatus } from "../domain/mission-status";
import type { RatingDesk } from "../features/learning/rating-desk";
import type { StreamFollower } from "../stream/StreamProvider";

/**
 * Ask about a mission when it ends, if this tab has shown it: what others do elsewhere, or a
 * schedule at night, is nobody's question here.
 */
export function createRatingFollower(queries: QueryClient, desk: RatingDesk): StreamFollower {
  const shown = new Set<string>();
  const [family, member] = missionKeys.detail("");
  queries.getQueryCache().subscribe(({ query }) => {
    const [first, second, missionId] = query.queryKey as readonly unknown[];
    if (first === family && second === member && typeof missionId === "string") {
      shown.add(missionId);
    }
  });
  const ended = (missionId: string, status: MissionStatus) => {
    const worth = status === "completed" || status === "failed";
    if (worth && shown.has(missionId)) desk.ended(missionId);
  };
  return {
    onEvents: (events) => {
      for (const { mission_id: missionId, event_type: type, data } of events) {
        if (missionId === null) continue;
        if (type === "mission_stop") ended(missionId, data.final_status);
        if (type === "survey_submitted" && !data.undone) desk.rated(missionId);
      }
    },
    onSnapshot: (before, after) => {
      for (const card of Object.values(after.cards)) {
        const old = before.cards[card.mission_id];
        if (old && !isTerminal(old.status)) ended(card.mission_id, card.status);
      }
    },
  };
}
