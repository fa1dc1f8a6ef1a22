import { QueryClient } from "@tanstack/react-query";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { goalKeys, missionKeys, scheduleKeys } from "../api/query-keys";
import { EMPTY_BOARD } from "../domain/whiteboard";
import { boardOf } from "../stream/reducer";
import { agent, AT, event, mission, proposedEvent, stoppedEvent } from "../testing/factories";
import { createLiveQueries } from "./live-queries";

const EVENTS = missionKeys.events("m_abc123");
const DETAIL = missionKeys.detail("m_abc123");
let queries: QueryClient;

function stale(queryKey: readonly unknown[]): boolean | undefined {
  return queries.getQueryState(queryKey)?.isInvalidated;
}

beforeEach(() => {
  vi.useFakeTimers();
  queries = new QueryClient();
  queries.setQueryData(EVENTS, [proposedEvent(1)]);
  queries.setQueryData(DETAIL, mission());
  return () => vi.useRealTimers();
});

describe("live queries", () => {
  it("append an event that follows, once", () => {
    const live = createLiveQueries(queries);
    live.onEvents([proposedEvent(1), stoppedEvent(2), stoppedEvent(2)]);
    expect(queries.getQueryData(EVENTS)).toEqual([proposedEvent(1), stoppedEvent(2)]);
    expect(stale(EVENTS)).toBe(false);
  });

  it("read the events again when one is missing between", () => {
    createLiveQueries(queries).onEvents([stoppedEvent(4)]);
    expect(stale(EVENTS)).toBe(true);
  });

  it("read a mission again when it was decided, not at each step", () => {
    const live = createLiveQueries(queries);
    const progress = { run_id: "r_1", step_name: "tool_execution", progress_percent: 70 };
    const moved = { ...progress, message: "", total_items_collected: 0 };
    live.onEvents([event(2, "mission_progress", moved)]);
    vi.advanceTimersByTime(1_000);
    expect(stale(DETAIL)).toBe(false);
    live.onEvents([stoppedEvent(3)]);
    vi.advanceTimersByTime(1_000);
    expect(stale(DETAIL)).toBe(true);
  });

  it("read the schedules again when one changes, and its mission when one is made", () => {
    const live = createLiveQueries(queries);
    const schedules = scheduleKeys.list();
    const about = { subject_type: "schedule", subject_id: "sch_abc123", mission_id: null } as const;
    queries.setQueryData(schedules, { pages: [] });
    const fired = event(1, "schedule_fired", {
      template_id: "m_abc123",
      mission: "m_fired1",
      slot: AT,
      approved: true,
      late_seconds: 0.1,
      next_at: null,
    });
    live.onEvents([{ ...fired, ...about }]);
    vi.advanceTimersByTime(1_000);
    expect([stale(schedules), stale(DETAIL)]).toEqual([true, false]);
    const made = event(2, "schedule_created", {
      template_id: "m_abc123",
      state: "active",
      when: "every day at 08:30 (Asia/Tokyo)",
      next_at: null,
      actor: "local",
    });
    live.onEvents([{ ...made, ...about }]);
    vi.advanceTimersByTime(1_000);
    expect(stale(DETAIL)).toBe(true);
  });

  it("read the goals again when one goes on, and when a mission does", () => {
    const live = createLiveQueries(queries);
    const goal = goalKeys.detail("g_abc123");
    queries.setQueryData(goal, {});
    const about = { subject_type: "goal", subject_id: "g_abc123", mission_id: null } as const;
    const approved = event(1, "goal_approved", {
      revision: 1,
      content_hash: "abc",
      cap_usd: "5.00",
      actor: "local",
      channel: "whiteboard",
    });
    live.onEvents([{ ...approved, ...about }]);
    vi.advanceTimersByTime(1_000);
    expect([stale(goal), stale(DETAIL)]).toEqual([true, false]);
    queries.setQueryData(goal, {});
    const moved = { run_id: "r_1", step_name: "tool_execution", progress_percent: 70 };
    const more = { ...moved, message: "", total_items_collected: 0 };
    live.onEvents([event(2, "mission_progress", more)]);
    vi.advanceTimersByTime(1_000);
    expect([stale(goal), stale(DETAIL)]).toEqual([true, false]);
  });

  it("follow snapshots while the stream is down", () => {
    const live = createLiveQueries(queries);
    const board = boardOf([agent()], [], 3);
    live.onSnapshot(board, board, AT);
    vi.advanceTimersByTime(1_000);
    expect(stale(DETAIL)).toBe(false);
    live.onSnapshot(EMPTY_BOARD, board, AT);
    vi.advanceTimersByTime(1_000);
    expect([stale(DETAIL), stale(EVENTS)]).toEqual([true, true]);
  });

  it("leave alone what was read after it moved, as a page begins", () => {
    const moved = (at: string) => boardOf([agent({ updated_at: at })], [], 3);
    const taken = "2024-01-15T11:00:00.000Z";
    createLiveQueries(queries).onSnapshot(EMPTY_BOARD, moved("2024-01-15T10:50:00.000Z"), taken);
    vi.advanceTimersByTime(1_000);
    expect([stale(DETAIL), stale(EVENTS)]).toEqual([false, false]);
    createLiveQueries(queries).onSnapshot(EMPTY_BOARD, moved("2024-01-15T10:59:59.000Z"), taken);
    vi.advanceTimersByTime(1_000);
    expect([stale(DETAIL), stale(EVENTS)]).toEqual([true, true]);
  });
});
