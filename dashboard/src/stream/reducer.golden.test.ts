import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import type { BuddyEvent } from "../api/types";
import { EMPTY_BOARD } from "../domain/whiteboard";
import { fold, foldAll } from "./reducer";

const GOLDEN = join(import.meta.dirname, "../../../contracts/golden");
const streams = readdirSync(GOLDEN).filter((name) => name.endsWith(".jsonl"));

function read(name: string): string {
  return readFileSync(join(GOLDEN, name), "utf8");
}

function eventsOf(name: string): BuddyEvent[] {
  const lines = read(name).split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as BuddyEvent);
}

describe("golden streams", () => {
  it("exist", () => {
    expect(streams.length).toBeGreaterThan(0);
  });

  it.each(streams)("%s folds to its board", (name) => {
    const expected: unknown = JSON.parse(read(name.replace(/jsonl$/, "board.json")));
    expect(eventsOf(name).reduce(fold, EMPTY_BOARD)).toEqual(expected);
  });

  it.each(streams)("%s folds to it in one pass, and in any parts", (name) => {
    const events = eventsOf(name);
    const board = events.reduce(fold, EMPTY_BOARD);
    expect(foldAll(EMPTY_BOARD, events)).toEqual(board);
    for (let cut = 0; cut <= events.length; cut += 1) {
      // The parts overlap, as they do where a line was cut and came back.
      const first = foldAll(EMPTY_BOARD, events.slice(0, cut));
      expect(foldAll(first, events.slice(Math.max(0, cut - 2)))).toEqual(board);
    }
    expect(foldAll(board, events)).toBe(board);
  });

  it.each(streams)("%s folded twice changes nothing", (name) => {
    const once = eventsOf(name).reduce(fold, EMPTY_BOARD);
    expect(eventsOf(name).reduce(fold, once)).toBe(once);
  });
});
