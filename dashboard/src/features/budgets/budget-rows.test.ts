import { describe, expect, it } from "vitest";

import { amountText, creditRow, dollarRow, isLimit, sharesOf } from "./budget-rows";

const line = {
  scope: "user/day",
  account: "user/day 2026-01-15",
  limit_usd: "20.00",
  settled_usd: "5.00",
  reserved_usd: "10.00",
  free_usd: "5.00",
  set_by_person: false,
  note: null,
};
const credits = {
  scope: "credits serp",
  account: "credits serp 2026-01",
  limit_credits: 1200,
  settled_credits: 1000,
  reserved_credits: 500,
  free_credits: 0,
  set_by_person: true,
  note: "over",
};

describe("a row", () => {
  it("is named for people, whatever its unit", () => {
    expect(dollarRow(line)).toMatchObject({ name: "Today", unit: "dollars", chosen: false });
    expect(creditRow(credits)).toMatchObject({ name: "serp", unit: "credits", limit: "1200" });
    expect(dollarRow({ ...line, scope: "goal g_1" }).name).toBe("Goal g_1");
    expect(dollarRow({ ...line, scope: "instance/month" }).name).toBe("Everybody, this month");
  });

  it("writes its amounts in its unit", () => {
    expect(amountText(dollarRow(line), "0.0015")).toBe("$0.0015");
    expect(amountText(creditRow(credits), "1200")).toBe("1,200");
  });

  it("fills its bar to the end and not beyond", () => {
    expect(sharesOf(dollarRow(line))).toEqual({ settled: 25, reserved: 50 });
    const { settled, reserved } = sharesOf(creditRow(credits));
    expect(settled + reserved).toBe(100);
  });

  it("takes whole credits and dollars to the micro-dollar", () => {
    expect([
      isLimit("credits", "500"),
      isLimit("credits", "1.5"),
      isLimit("credits", "-1"),
    ]).toEqual([true, false, false]);
    expect([isLimit("dollars", "0.000001"), isLimit("dollars", "12,5")]).toEqual([true, false]);
  });
});
