import type { InfiniteData, QueryClient } from "@tanstack/react-query";

import {
  budgetKeys,
  chatKeys,
  goalKeys,
  inboxKeys,
  learningKeys,
  missionKeys,
  scheduleKeys,
  standingKeys,
} from "../api/query-keys";
import type { BuddyEvent, EventType, Goal, Page } from "../api/types";
import type { StreamFollower } from "../stream/StreamProvider";

/** Events that move a run but change nothing of what GET /missions/{id} shows as decided. */
const PASSING: ReadonlySet<EventType> = new Set<EventType>(["execution_step", "mission_progress"]);
const GATHER_MS = 150;
/** The clocks of two machines behind one Buddy may differ, by far less than this. */
const MARGIN_MS = 5_000;
/** A goal's progress is added up by the server; twice a second is as smooth as its bar. */
const GOALS_MS = 500;

/** Keep what was read over HTTP as fresh as the stream: append events, read changed missions again. */
export function createLiveQueries(queries: QueryClient): StreamFollower {
  const touched = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let goalTimer: ReturnType<typeof setTimeout> | null = null;
  let begun = false;

  const flush = () => {
    timer = null;
    const { detail, receipt, survey, why } = missionKeys;
    for (const missionId of touched) {
      for (const key of [detail, receipt, survey, why]) {
        void queries.invalidateQueries({ queryKey: key(missionId) });
      }
    }
    touched.clear();
    // A message somewhere else is mostly what moves a mission, so conversations are read again too.
    const kept = [
      chatKeys,
      inboxKeys,
      budgetKeys,
      standingKeys,
      learningKeys,
      scheduleKeys,
      goalKeys,
    ];
    for (const queryKey of [missionKeys.lists(), ...kept.map(({ all }) => all)]) {
      void queries.invalidateQueries({ queryKey });
    }
  };
  const touch = (missionId: string | null) => {
    if (missionId !== null) touched.add(missionId);
    timer ??= setTimeout(flush, GATHER_MS);
  };

  // A step of a mission is progress of the goal that it is a part of; only the server adds it up.
  const advance = () => {
    if (!someGoalRuns(queries)) return;
    goalTimer ??= setTimeout(() => {
      goalTimer = null;
      void queries.invalidateQueries({ queryKey: goalKeys.all });
    }, GOALS_MS);
  };

  return {
    onEvents: (events) => {
      for (const event of events) {
        if (event.mission_id === null) {
          if (event.event_type === "schedule_created") touch(event.data.template_id);
          else if (/^(schedule|goal)_/.test(event.event_type)) touch(null);
          continue;
        }
        append(queries, event.mission_id, event);
        if (!PASSING.has(event.event_type)) touch(event.mission_id);
        else advance();
      }
    },
    onSnapshot: (before, after, takenAt) => {
      // All that was read so far was asked for since the page began: it knows what moved before.
      const since = begun ? -Infinity : Date.parse(takenAt) - performance.now() - MARGIN_MS;
      begun = true;
      for (const card of Object.values(after.cards)) {
        if (before.cards[card.mission_id]?.updated_at === card.updated_at) continue;
        if (Date.parse(card.updated_at) < since) continue;
        touch(card.mission_id);
        void queries.invalidateQueries({ queryKey: missionKeys.events(card.mission_id) });
      }
    },
  };
}

/** Append an event to the ones read before; a gap makes them be read again. */
function append(queries: QueryClient, missionId: string, event: BuddyEvent): void {
  const queryKey = missionKeys.events(missionId);
  const known = queries.getQueryData<BuddyEvent[]>(queryKey);
  if (known === undefined) {
    void queries.invalidateQueries({ queryKey });
    return;
  }
  const last = known.at(-1)?.sequence ?? 0;
  if (event.sequence <= last) return;
  if (event.sequence === last + 1) queries.setQueryData(queryKey, [...known, event]);
  else void queries.invalidateQueries({ queryKey });
}

/** Tell whether a step may be one of a goal's; so too where the goals have not been read. */
function someGoalRuns(queries: QueryClient): boolean {
  const known = queries.getQueryData<InfiniteData<Page<Goal>>>(goalKeys.list());
  return known?.pages.some(({ items }) => items.some(({ state }) => state === "running")) ?? true;
}
