import type { BuddyEvent } from "../../api/types";
import { lookOf, type MissionStatus } from "../../domain/mission-status";

export interface HistoryEntry {
  readonly key: string;
  readonly at: string;
  readonly title: string;
  readonly detail: string;
  /** The status it led to; its look marks the line. */
  readonly status: MissionStatus;
}

/** Return the decisions and turns of a mission, oldest first; steps are shown elsewhere. */
export function historyOf(events: readonly BuddyEvent[]): HistoryEntry[] {
  return events.flatMap((event) => {
    const turn = turnOf(event);
    return turn === null ? [] : [{ key: event.id, at: event.timestamp, ...turn }];
  });
}

type Turn = Pick<HistoryEntry, "title" | "detail" | "status">;

function turnOf(event: BuddyEvent): Turn | null {
  switch (event.event_type) {
    case "mission_proposed":
      return turn("proposed", "Proposed", `${event.data.proposal.tool}, revision 1`);
    case "mission_updated": {
      const { actor, revision, changed_fields: fields } = event.data;
      const detail = `by ${actor}${fields.length > 0 ? `: ${fields.join(", ")}` : ""}`;
      return turn("proposed", `Revision ${revision}`, detail);
    }
    case "clarification_requested":
      return turn("clarification_needed", "Asked", event.data.questions[0]?.text ?? "");
    case "mission_approved": {
      const { warrant, deviation } = event.data;
      const detail = `revision ${warrant.revision} by ${warrant.approved_by}, ${warrant.channel}`;
      return deviation === null
        ? turn("approved", "Approved", detail)
        : turn("running", "Approved beyond the first approval", deviation.message);
    }
    case "mission_rejected":
      return turn(event.data.final_status, "Rejected", event.data.reason ?? "");
    case "mission_expired":
      return turn("expired", "Expired", event.data.reason);
    case "mission_cancelled":
      return event.data.requested_only
        ? turn("cancelled", "Stop requested", event.data.reason ?? "")
        : turn("cancelled", "Cancelled", event.data.reason ?? "");
    case "approval_required":
      return turn("awaiting_approval", "Parked", event.data.deviation.message);
    case "mission_start":
      return turn("running", "Started", `revision ${event.data.revision}`);
    case "mission_stop": {
      const { final_status: status, reason, result_summary: summary } = event.data;
      return turn(status, lookOf(status).label, summary ?? reason);
    }
    default:
      return null;
  }
}

function turn(status: MissionStatus, title: string, detail: string): Turn {
  return { status, title, detail };
}
