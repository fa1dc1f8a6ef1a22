import { describe, expect, it } from "vitest";

import { isUrgent, timeTo, unanswered } from "./deadline";
import { deviationLines } from "./deviation";
import { changeLine, differencesOf } from "./difference";
import { shareOf, sumUsd, toMicros } from "./money";

const NOW = Date.parse("2026-01-15T10:00:00.000Z");
const after = (seconds: number) => new Date(NOW + seconds * 1000).toISOString();

describe("money", () => {
  it("is read to the micro-dollar, and not at all where it is none", () => {
    expect(toMicros("5.15")).toBe(5_150_000n);
    expect(toMicros(" 0.000001 ")).toBe(1n);
    expect(toMicros("-2")).toBe(-2_000_000n);
    for (const text of ["", "1,5", "1.0000001", "1e3", "$1"]) expect(toMicros(text)).toBeNull();
  });

  it("adds up exactly where floats would not", () => {
    expect(sumUsd(["0.1", "0.2"])).toBe("0.30");
    expect(sumUsd(["4.20", "-5.15", "0.000001"])).toBe("-0.949999");
    expect(sumUsd(["9007199254.740993", "0.000001"])).toBe("9007199254.740994");
    expect(sumUsd([])).toBe("0.00");
    expect(sumUsd(["1.10", "no amount"])).toBe("1.10");
  });

  it("is a share of a limit, never below nothing and never above all", () => {
    expect(shareOf("5", "20")).toBe(25);
    expect(shareOf("1", "3")).toBe(33.33);
    expect(shareOf("30", "20")).toBe(100);
    expect(shareOf("0", "0")).toBe(0);
    expect(shareOf("1", "0")).toBe(100);
    expect(shareOf("-1", "20")).toBe(0);
  });
});

describe("the time to answer", () => {
  it.each([
    [0, "no time"],
    [-5, "no time"],
    [59, "59 s"],
    [61, "1 min 01 s"],
    [3_600, "1 h 00 min"],
    [47 * 3_600 + 59 * 60, "47 h 59 min"],
    [48 * 3_600, "2 days 0 h"],
    [72 * 3_600 - 60, "2 days 23 h"],
  ])("of %d seconds is %s", (seconds, text) => {
    expect(timeTo(after(seconds), NOW)).toBe(text);
  });

  it("is urgent in the last hour only", () => {
    expect(isUrgent(after(3_599), NOW)).toBe(true);
    expect(isUrgent(after(3_600), NOW)).toBe(false);
    expect(isUrgent(null, NOW)).toBe(false);
  });

  it("ends in what the server says", () => {
    expect(unanswered("expired")).toBe("it expires");
    expect(unanswered("failed")).toContain("what it spent stays spent");
    expect(unanswered("cancelled")).toBe("the run is cancelled");
  });
});

describe("a difference", () => {
  const line = (field: string, old: unknown, now: unknown) => {
    const found = changeLine({ field, old, new: now });
    return `${found.name}: ${found.old} -> ${found.new}`;
  };

  it("is written for people", () => {
    expect(line("cap_usd", "5.00", "7.25")).toBe("Cap: $5.00 -> $7.25");
    expect(line("scope.allowed_domains", null, [])).toBe(
      "Allowed domains: any public site -> no site",
    );
    expect(line("scope.blocked_domains", [], ["a.org", "b.org"])).toBe(
      "Blocked domains: none -> a.org, b.org",
    );
    expect(line("tool_input.query", undefined, "tea")).toBe("Input: query: none -> tea");
    expect(line("constraints.depth", 2, { deep: true })).toBe(
      'Constraint: depth: 2 -> {"deep":true}',
    );
    expect(line("unheard_of", "", 1)).toBe("unheard_of: none -> 1");
  });

  it("is found value by value, inside objects too", () => {
    const before = { objective: "a", scope: { pages: 5, hosts: ["x"] }, tool_input: { q: "1" } };
    const now = { objective: "a", scope: { pages: 5, hosts: ["x", "y"] }, tool_input: { r: "2" } };
    expect(differencesOf(before, now)).toEqual([
      { field: "scope.hosts", old: ["x"], new: ["x", "y"] },
      { field: "tool_input.q", old: "1", new: null },
      { field: "tool_input.r", old: null, new: "2" },
    ]);
    expect(differencesOf(now, now)).toEqual([]);
  });

  it("of a parked run names the money", () => {
    const money = { kind: "money", approved: "5.00", needed: "5.15", differences: [] };
    expect(deviationLines(money).map(changeLine)).toEqual([
      { name: "Cap", old: "$5.00", new: "$5.15" },
    ]);
    // Another limit than the cap is full: more cap would not help.
    expect(deviationLines({ ...money, needed: "5.00" })).toEqual([]);
    const given = [{ field: "tool", old: "a", new: "b" }];
    expect(deviationLines({ ...money, kind: "tool", differences: given })).toEqual(given);
    expect(deviationLines({ ...money, kind: "blocked_domain" })[0]?.field).toBe("blocked_domain");
  });
});
