import { describe, expect, it } from "vitest";

import type { DayFigures } from "../../api/types";
import { rangeFigures } from "../../testing/metrics-factories";
import { binsOf, daysOfBar, endedOf, isEmpty } from "./figures";

const day = (name: string, completed: number, usd = "0.10"): DayFigures => ({
  day: name,
  proposed: completed,
  completed,
  failed: 1,
  calls_succeeded: 2,
  calls_failed: 0,
  settled_usd: usd,
});

describe("the bars of a range", () => {
  it("are its days, quiet ones too, up to today", () => {
    const bins = binsOf([day("2026-01-09", 3), day("2026-01-15", 5)], "2026-01-15", 7);
    expect(bins.map(({ completed }) => completed)).toEqual([3, 0, 0, 0, 0, 0, 5]);
    expect([bins[0]?.first, bins.at(-1)?.first]).toEqual(["2026-01-09", "2026-01-15"]);
  });

  it("are weeks where days would be too thin, and lose nothing", () => {
    expect([daysOfBar(90), daysOfBar(180)]).toEqual([1, 7]);
    const series = [
      day("2025-01-16", 1),
      day("2026-01-08", 2),
      day("2026-01-09", 3),
      day("2026-01-15", 5),
    ];
    const bins = binsOf(series, "2026-01-15", 365);
    expect(bins).toHaveLength(53);
    expect(bins.slice(-2).map(({ completed }) => completed)).toEqual([2, 8]);
    expect(bins.reduce((sum, bin) => sum + bin.completed, 0)).toBe(11);
    expect(bins.at(-1)).toMatchObject({ first: "2026-01-09", failed: 2, answered: 4, usd: "0.20" });
  });
});

describe("a range", () => {
  it("is empty when nothing happened, and counts every end", () => {
    expect(isEmpty(rangeFigures())).toBe(true);
    expect(isEmpty(rangeFigures({ ratings: 1 }))).toBe(false);
    expect(endedOf(rangeFigures({ ended: { completed: 2, rejected: 3 } }))).toBe(5);
  });
});
