import { describe, expect, it } from "vitest";

import { EMPTY_BOARD } from "../domain/whiteboard";
import { agent, AT, event, proposedEvent, stoppedEvent } from "../testing/factories";
import { boardOf, fold, liveAgents, taskPipeline } from "./reducer";

const LATER = "2024-01-15T10:31:00.000Z";

describe("fold", () => {
  it("makes no card of a mission whose proposal it has not seen", () => {
    const board = fold(EMPTY_BOARD, stoppedEvent(4));
    expect(board).toEqual({ cards: {}, cursor: 4 });
  });

  it("never lets the percent fall", () => {
    const step = (cursor: number, progress_percent: number) =>
      event(cursor, "mission_progress", {
        run_id: "r_1",
        step_name: "tool_execution",
        progress_percent,
        message: "",
        total_items_collected: 0,
      });
    const board = [proposedEvent(1), step(2, 70), step(3, 66)].reduce(fold, EMPTY_BOARD);
    expect(board.cards.m_abc123?.progress_percent).toBe(70);
  });

  it("passes over an event it has folded in", () => {
    const board = fold(EMPTY_BOARD, proposedEvent(3));
    expect(fold(board, proposedEvent(3))).toBe(board);
  });
});

describe("boardOf", () => {
  it("leaves a running mission's seconds to the reader's clock", () => {
    const running = agent({ elapsed_seconds: 12 });
    const ended = agent({ mission_id: "m_2", stopped_at: LATER, elapsed_seconds: 15 });
    const { cards } = boardOf([running, ended], [], 9);
    expect(cards.m_abc123?.elapsed_seconds).toBeNull();
    expect(cards.m_2?.elapsed_seconds).toBe(15);
  });
});

describe("a snapshot with more undecided missions than it shows", () => {
  const undecided = Array.from({ length: 50 }, (_, number) =>
    agent({ mission_id: `m_${number}`, status: "proposed", started_at: null, updated_at: LATER }),
  );
  const ran = agent({
    mission_id: "m_ran",
    status: "completed",
    progress_percent: 100,
    stopped_at: AT,
    elapsed_seconds: 15,
  });

  it("still has the runs of its task pipeline", () => {
    const board = boardOf(undecided, [ran], 9);
    const shown = taskPipeline(board).map((card) => [card.mission_id, card.elapsed_seconds]);
    expect(shown).toEqual([["m_ran", 15]]);
    expect(liveAgents(board)).toHaveLength(50);
  });

  it("takes a mission's newer card from its agents", () => {
    const running = agent({ mission_id: "m_ran", progress_percent: 65 });
    const board = boardOf([running], [ran], 9);
    expect(board.cards.m_ran?.progress_percent).toBe(65);
  });
});

describe("order", () => {
  const board = boardOf(
    [
      agent({ mission_id: "m_done", status: "completed", updated_at: LATER, started_at: LATER }),
      agent({ mission_id: "m_old", updated_at: AT }),
      agent({ mission_id: "m_new", status: "proposed", updated_at: LATER, started_at: null }),
    ],
    [],
    1,
  );

  it("puts what runs or waits before what ended, newest first", () => {
    expect(liveAgents(board).map((card) => card.mission_id)).toEqual(["m_new", "m_old", "m_done"]);
    expect(liveAgents(board, 1)).toHaveLength(1);
  });

  it("leaves a run where its start put it, whatever it does", () => {
    const runs = [
      agent({ mission_id: "m_first", started_at: AT, updated_at: LATER }),
      agent({ mission_id: "m_second", started_at: LATER, updated_at: LATER }),
    ];
    const shown = liveAgents(boardOf(runs, [], 1)).map((card) => card.mission_id);
    expect(shown).toEqual(["m_second", "m_first"]);
  });

  it("lists only runs in the pipeline, newest first", () => {
    expect(taskPipeline(board).map((card) => card.mission_id)).toEqual(["m_done", "m_old"]);
  });
});
