import { describe, expect, it } from "vitest";

import { proposal, receipt } from "../../testing/factories";
import { verdictOf } from "./strings";

describe("the verdict of a receipt", () => {
  // Promised: typically $0.0015, high $0.04, cap $5.00.
  it.each([
    ["0.001", "Less than promised"],
    ["0.0015", "Inside what was promised"],
    ["0.04", "Inside what was promised"],
    ["0.040001", "More than promised, inside the cap"],
    ["5.00", "More than promised, inside the cap"],
  ])("of %s is: %s", (spent, text) => {
    expect(verdictOf(receipt({ spent_usd: spent })).text).toBe(text);
  });

  it("names the cap that was passed", () => {
    const { text, tone } = verdictOf(receipt({ spent_usd: "5.000001" }));
    expect(text).toContain("Above the cap of $5.00");
    expect(tone).toBe("danger");
  });

  it("promises nothing where no price was known", () => {
    const promised = { ...proposal().cost, p50_usd: null, p90_usd: null };
    expect(verdictOf(receipt({ promised })).text).toContain("No price was promised");
  });
});
