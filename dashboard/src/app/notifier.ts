import type { BuddyEvent } from "../api/types";
import { lookOf } from "../domain/mission-status";
import { notify } from "../lib/notifications";
import type { StreamFollower } from "../stream/StreamProvider";
import { openMission } from "./router";
import { NOTIFY } from "./strings";

/** Tell the desktop of decisions that wait and of missions that ended, where somebody asked for it. */
export function createNotifier(): StreamFollower {
  const objectives = new Map<string, string>();
  return {
    onEvents: (events) => {
      for (const event of events) {
        const missionId = event.mission_id;
        if (missionId === null) continue;
        if (event.event_type === "mission_proposed")
          objectives.set(missionId, event.data.terms.objective);
        const title = titleOf(event);
        if (title === null) continue;
        const body = objectives.get(missionId) ?? missionId;
        notify(title, body, missionId, () => openMission(missionId));
      }
    },
    onSnapshot: (_before, after) => {
      for (const card of Object.values(after.cards))
        objectives.set(card.mission_id, card.objective);
    },
  };
}

function titleOf(event: BuddyEvent): string | null {
  switch (event.event_type) {
    case "mission_proposed":
    case "clarification_requested":
    case "approval_required":
      return NOTIFY.waits;
    case "mission_stop":
      return NOTIFY.ended(lookOf(event.data.final_status).label);
    default:
      return null;
  }
}
