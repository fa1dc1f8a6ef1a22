import { describe, expect, it } from "vitest";

import { elapsedSeconds, formatDuration, formatElapsed, wholeSeconds } from "./duration";
import { canCancel, isTerminal, lookOf, MISSION_STATUSES, shout } from "./mission-status";
import { formatUsd, isAmount } from "./money";
import { formatConfidence, stepLine, stepTitle } from "./progress";

describe("durations", () => {
  it.each([
    [23, "23"],
    [22.5, "22"],
    [23.5, "24"],
    [0.5, "0"],
    [0.49, "0"],
    [1.501, "2"],
  ])("rounds %d as Python does", (seconds, text) => {
    expect(wholeSeconds(seconds)).toBe(text);
  });

  it("writes a running clock", () => {
    expect([0.9, 12.7, 65, 3725].map(formatElapsed)).toEqual(["0s", "12s", "1m 05s", "1h 02m"]);
  });

  it("writes a measured duration with the places it deserves", () => {
    expect([0, 0.085, 5.24, 48.4, 60, 190, 3725].map(formatDuration)).toEqual([
      "<1 ms",
      "85 ms",
      "5.2 s",
      "48 s",
      "1 min",
      "3 min 10 s",
      "1 h 2 min",
    ]);
  });

  it("counts a run from its start until it has stopped", () => {
    const started_at = "2024-01-15T10:30:45.000Z";
    const now = Date.parse("2024-01-15T10:30:57.900Z");
    expect(elapsedSeconds({ started_at, elapsed_seconds: null }, now)).toBe(12.9);
    expect(elapsedSeconds({ started_at, elapsed_seconds: 4 }, now)).toBe(4);
    expect(elapsedSeconds({ started_at: null, elapsed_seconds: null }, now)).toBeNull();
    expect(elapsedSeconds({ started_at, elapsed_seconds: null }, 0)).toBe(0);
  });
});

describe("money", () => {
  it.each([
    ["5.23", "$5.23"],
    ["0.00", "$0.00"],
    ["0.0015", "$0.0015"],
    ["0.009999", "$0.009999"],
    ["1234.505", "$1,234.51"],
    ["-0.5", "-$0.50"],
    ["9007199254740993.00", "$9,007,199,254,740,993.00"],
  ])("writes %s as %s", (amount, text) => {
    expect(formatUsd(amount)).toBe(text);
  });

  it("takes amounts of up to six decimals for a cap", () => {
    expect(["2.50", "5", "0.000001"].every(isAmount)).toBe(true);
    expect(["", "-1", "1.0000001", "1,5", "abc"].some(isAmount)).toBe(false);
  });
});

describe("statuses", () => {
  it("all have a word, a drawing and a tone", () => {
    for (const status of MISSION_STATUSES) expect(lookOf(status).label).not.toBe("");
    expect(shout("awaiting_approval")).toBe("AWAITING_APPROVAL");
  });

  it("know which ones end and which can be cancelled", () => {
    expect(MISSION_STATUSES.filter(isTerminal)).toHaveLength(5);
    expect(canCancel("running")).toBe(true);
    expect(canCancel("completed")).toBe(false);
  });
});

describe("progress", () => {
  it("writes the step under way", () => {
    expect(stepLine("tool_execution", 65)).toBe("Step: tool_execution (65%)");
    expect(stepTitle("tool_execution")).toBe("Run the tool");
    expect(stepTitle("unheard_of")).toBe("unheard_of");
    expect([0, 0.004, 0.854, 0.998, 1].map(formatConfidence)).toEqual([
      "0%",
      "<1%",
      "85%",
      "99%",
      "100%",
    ]);
  });
});
