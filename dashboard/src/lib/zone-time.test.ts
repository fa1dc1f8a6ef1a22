import { describe, expect, it } from "vitest";

import { dayIn, formatHere, formatWall, nextWeekday } from "./zone-time";

const NOW = Date.parse("2027-01-01T12:00:00Z");

describe("a time on a zone's wall", () => {
  it("is written as it stands there, whatever the reader's zone is", () => {
    expect(formatWall("2027-03-28T03:00:00+02:00", NOW)).toBe("Sun 28 Mar, 03:00");
    expect(formatWall("2026-12-31T23:59:30-05:00", NOW)).toBe("Thu 31 Dec 2026, 23:59:30");
    expect(formatWall("soon", NOW)).toBe("soon");
  });

  it("is told on the reader's clock only where that differs", () => {
    // Whatever zone the tests run in: one offset is the reader's own, the other never is.
    const at = "2027-01-04T12:00:00.000Z";
    const date = new Date(at);
    const size = Math.abs(date.getTimezoneOffset());
    const sign = date.getTimezoneOffset() > 0 ? "-" : "+";
    const two = (part: number) => String(part).padStart(2, "0");
    const own = `${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
    expect(formatHere(at, `2027-01-04T12:00:00${own}`)).toBeNull();
    const clock = `${two(date.getHours())}:${two(date.getMinutes())}`;
    const today = `2027-01-${two(date.getDate())}`;
    expect(formatHere(at, `${today}T01:00:00-11:30`)).toBe(clock);
    expect(formatHere(at, "2027-01-09T01:00:00-11:30")).toMatch(new RegExp(`^\\w{3} ${clock}$`));
  });
});

describe("the first day of a weekly schedule", () => {
  it("is the next such weekday in its zone, today included", () => {
    expect(dayIn("Asia/Tokyo", Date.parse("2027-01-03T20:00:00Z"))).toBe("2027-01-04");
    expect(dayIn("No/Where", Date.parse("2027-01-03T20:00:00Z"))).toBe("2027-01-03");
    expect(nextWeekday("2027-01-04", 1)).toBe("2027-01-04");
    expect(nextWeekday("2027-01-04", 0)).toBe("2027-01-10");
    expect(nextWeekday("2026-12-31", 1)).toBe("2027-01-04");
  });
});
