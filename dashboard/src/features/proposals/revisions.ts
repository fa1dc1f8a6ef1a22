import type { BuddyEvent, Proposal } from "../../api/types";
import { changeLine, differencesOf, type ChangeLine } from "../../domain/difference";
import { estimateLines } from "./estimate-lines";

export interface Revision {
  readonly revision: number;
  readonly at: string;
  readonly actor: string;
  readonly terms: object;
  readonly proposal: Proposal | null;
}

/** Return the revisions of a mission, oldest first; its events have them all. */
export function revisionsOf(events: readonly BuddyEvent[]): Revision[] {
  return events.flatMap((event): Revision[] => {
    const at = event.timestamp;
    switch (event.event_type) {
      case "mission_proposed": {
        const { revision, terms, proposal } = event.data;
        return [{ revision, at, actor: event.user_id, terms, proposal: proposal }];
      }
      case "mission_updated": {
        const { revision, terms, proposal, actor } = event.data;
        return [{ revision, at, actor, terms, proposal: proposal }];
      }
      case "clarification_requested": {
        const { revision, terms, actor } = event.data;
        return [{ revision, at, actor, terms, proposal: null }];
      }
      default:
        return [];
    }
  });
}

/** Return what a revision has that an earlier one had not: its terms, then its estimate. */
export function changesBetween(before: Revision, after: Revision): ChangeLine[] {
  return [
    ...differencesOf(before.terms, after.terms).map(changeLine),
    ...(before.proposal === null ? [] : estimateLines(before.proposal, after.proposal)),
  ];
}
