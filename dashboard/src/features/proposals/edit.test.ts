import { describe, expect, it } from "vitest";

import { AT, event, mission, proposal, proposedEvent } from "../../testing/factories";
import { changesOf, isChanged, redoneOn, valuesOf } from "./edit-values";
import { estimateLines } from "./estimate-lines";
import { amountFault, moneyNeeded } from "./money-needed";
import { changesBetween, revisionsOf } from "./revisions";

describe("an edit", () => {
  const base = mission();

  it("is one only where something differs", () => {
    expect(isChanged(base, valuesOf(base))).toBe(false);
    expect(isChanged(base, { ...valuesOf(base), cap: "5.01" })).toBe(true);
  });

  it("is redone on a newer revision: own changes stay, the rest is what stands now", () => {
    const newer = mission({ revision: 2, objective: "search for rust", cap_usd: "9.00" });
    const own = { ...valuesOf(base), cap: "2.00" };
    const values = redoneOn(base, own, newer);
    expect(values).toMatchObject({ objective: "search for rust", cap: "2.00" });
    expect(changesOf(newer, values)).toEqual({ revision: 2, max_cost_usd: "2.00" });
  });

  it("keeps sites and domains together when it is redone", () => {
    const scope = { ...base.scope, allowed_domains: ["a.org"] };
    const newer = mission({ revision: 2, scope });
    expect(redoneOn(base, valuesOf(base), newer)).toMatchObject({
      sites: "only",
      domains: "a.org",
    });
    const own = { ...valuesOf(base), sites: "none" as const };
    expect(redoneOn(base, own, newer)).toMatchObject({ sites: "none", domains: "" });
  });
});

describe("what a revision changed", () => {
  it("is its terms and its estimate, from the events", () => {
    const dearer = { ...proposal().cost, p50_usd: "1.00", cap_usd: "9.00" };
    const first = proposedEvent(1);
    if (first.event_type !== "mission_proposed") throw new Error("not proposed");
    const second = event(2, "mission_updated", {
      ...first.data,
      revision: 2,
      terms: { ...first.data.terms, cap_usd: "9.00" },
      proposal: { ...first.data.proposal, cost: dearer },
      changed_fields: ["cap_usd"],
      actor: "ada",
    });
    const [one, two] = revisionsOf([first, second]);
    expect(one).toMatchObject({ revision: 1, actor: "local", at: AT });
    expect(two).toMatchObject({ revision: 2, actor: "ada" });
    expect(one && two && changesBetween(one, two)).toEqual([
      { name: "Cap", old: "$5.00", new: "$9.00" },
      { name: "Typical cost", old: "$0.0015", new: "$1.00" },
    ]);
  });

  it("says unknown of a price that nobody knows, and nothing where there is no proposal", () => {
    const unknown = proposal({ cost: { ...proposal().cost, p50_usd: null, basis: "unknown" } });
    expect(estimateLines(proposal(), unknown)).toContainEqual({
      name: "Typical cost",
      old: "$0.0015",
      new: "unknown",
    });
    expect(estimateLines(proposal(), null)).toEqual([]);
  });
});

describe("a run that waits for money", () => {
  it("adds up: spent and the next call are the cap and what is missing", () => {
    expect(moneyNeeded("4.20", "5.00", "0.15").nextCall).toBe("0.95");
  });

  it("takes what the call needs, or more", () => {
    expect(amountFault("0.15", "0.15")).toBeNull();
    expect(amountFault("1", "0.15")).toBeNull();
    expect(amountFault("0.149999", "0.15")).toBe("too_little");
    expect(amountFault("0,15", "0.15")).toBe("unreadable");
    expect(amountFault("-1", "0.15")).toBe("unreadable");
  });
});
