import { describe, expect, it } from "vitest";

import { timeLeft, timeLeftText } from "./time-left";

const AT = 1_000_000;

const left = (seconds: number, low: number | null = null, high: number | null = null) => ({
  seconds,
  low,
  high,
  at: AT,
});

describe("timeLeftText", () => {
  it.each([
    [null, "time left unknown"],
    [left(12), "about 12 s left"],
    [left(12, 5, 30), "about 12 s left (5–30 s)"],
    [left(0.2, 0, 0.4), "about 1 s left"],
    [left(59.6, 45, 130), "about 1m left (45 s – 2m 10s)"],
    [left(4000, 3600, 7384), "about 1h 06m left (1h 00m – 2h 03m)"],
  ])("%j is %s", (given, text) => {
    expect(timeLeftText(given, AT)).toBe(text);
  });

  it.each([
    [0, "about 12 s left (5–30 s)"],
    [4, "about 8 s left (1–26 s)"],
    [8, "about 4 s left (1–22 s)"],
    [12, "any moment now (up to 18 s)"],
    [30, "longer than usual"],
    [-60, "about 12 s left (5–30 s)"],
  ])("after %d s it says %s", (seconds, text) => {
    expect(timeLeftText(left(12, 5, 30), AT + seconds * 1000)).toBe(text);
  });

  it("has no upper end to tell where there were too few runs", () => {
    expect(timeLeftText(left(12), AT + 60_000)).toBe("any moment now");
  });
});

describe("timeLeft", () => {
  it("is null where the server does not know", () => {
    expect(timeLeft({ eta_seconds: null, eta_range: null }, AT)).toBeNull();
  });

  it("keeps the moment of the estimate", () => {
    const given = { eta_seconds: 12, eta_range: { low: null, high: null, samples: 3 } };
    expect(timeLeft(given, AT)).toEqual(left(12));
  });
});
