import { describe, expect, it } from "vitest";

import { inboxItem, moneyDeviation } from "../../testing/factories";
import {
  allToggled,
  decisionsFor,
  placeOf,
  selectedOf,
  takesYes,
  toggled,
  type Selected,
} from "./inbox-marks";

const one = inboxItem({ mission_id: "m_1" });
const two = inboxItem({ mission_id: "m_2", revision: 3 });
const NONE: Selected = new Map();

describe("a yes", () => {
  it("is an answer only where nothing is chosen, filled in or paid first", () => {
    expect(takesYes(one)).toBe(true);
    expect(takesYes(inboxItem({ deviation: moneyDeviation() }))).toBe(false);
    expect(takesYes(inboxItem({ deviation: moneyDeviation({ missing_usd: null }) }))).toBe(true);
    expect(takesYes(inboxItem({ choices: ["happened", "retry"] }))).toBe(false);
    expect(takesYes(inboxItem({ decisions: ["reject", "cancel"] }))).toBe(false);
  });
});

describe("the selection", () => {
  it("holds what was read: another revision is not selected any more", () => {
    const selected = toggled(toggled(NONE, one), two);
    expect(selectedOf([one, two], selected)).toEqual([one, two]);
    const changed = { ...two, revision: 4 };
    expect(selectedOf([one, changed], selected)).toEqual([one]);
    expect(selectedOf([changed], toggled(selected, changed))).toEqual([changed]);
  });

  it("holds what a parked run asked: asked something else, it is not selected any more", () => {
    const parked = inboxItem({ mission_id: "m_3", attempt: 1 });
    const selected = toggled(NONE, parked);
    expect(selectedOf([parked], selected)).toEqual([parked]);
    expect(selectedOf([{ ...parked, attempt: 2 }], selected)).toEqual([]);
    expect(decisionsFor([parked], "approve")).toEqual([
      { mission_id: "m_3", revision: 1, attempt: 1, decision: "approve" },
    ]);
  });

  it("goes away by the same key, and all at once", () => {
    expect(selectedOf([one], toggled(toggled(NONE, one), one))).toEqual([]);
    const all = allToggled(toggled(NONE, one), [one, two]);
    expect(selectedOf([one, two], all)).toEqual([one, two]);
    expect(allToggled(all, [one, two]).size).toBe(0);
  });
});

describe("the mark", () => {
  it("follows its decision, and stays at its place when that is gone", () => {
    const three = inboxItem({ mission_id: "m_3" });
    expect(placeOf([one, two, three], "m_3", 0)).toBe(2);
    expect(placeOf([two, three], "m_1", 0)).toBe(0);
    expect(placeOf([one, two], "m_3", 2)).toBe(1);
    expect(placeOf([], "m_1", 1)).toBe(-1);
  });
});

describe("what is sent", () => {
  it("names the revision on the screen, and leaves out what needs more than a yes", () => {
    const parked = inboxItem({ mission_id: "m_3", deviation: moneyDeviation() });
    expect(decisionsFor([one, two, parked], "approve")).toEqual([
      { mission_id: "m_1", revision: 1, decision: "approve" },
      { mission_id: "m_2", revision: 3, decision: "approve" },
    ]);
    expect(decisionsFor([parked], "reject", "too dear")).toEqual([
      { mission_id: "m_3", revision: 1, decision: "reject", reason: "too dear" },
    ]);
  });
});
