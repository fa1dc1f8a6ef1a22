import { describe, expect, it } from "vitest";

import { proposal } from "../../testing/factories";
import { candidate, survey } from "../../testing/learning-factories";
import { nudgesOf, runsText } from "./learned-lines";
import { pastLine, reasonText } from "./past-changes";
import { answerOf, areMinutes, BLANK, ratingOfKey } from "./rating-answer";
import { createRatingDesk } from "./rating-desk";
import { ratingText } from "./strings";

describe("the desk of questions", () => {
  it("asks about one mission at a time; what ends meanwhile is for later", () => {
    const desk = createRatingDesk();
    desk.ended("m_1");
    desk.ended("m_2");
    expect(desk.view()).toEqual({ asked: { missionId: "m_1", wanted: false }, later: ["m_2"] });
    desk.putOff();
    expect(desk.view()).toEqual({ asked: null, later: ["m_2", "m_1"] });
    desk.open("m_2");
    desk.rated("m_2");
    desk.close();
    expect(desk.view()).toEqual({ asked: null, later: ["m_1"] });
  });

  it("keeps its marks when the page is opened anew, and no more than fifty", () => {
    const desk = createRatingDesk();
    for (let at = 0; at < 60; at += 1) {
      desk.ended(`m_${at}`);
      desk.putOff();
    }
    const { later } = createRatingDesk().view();
    expect([later.length, later[0], later.at(-1)]).toEqual([50, "m_10", "m_59"]);
  });

  it("begins anew where something else was kept", () => {
    localStorage.setItem("buddy.rate-later", "{broken");
    expect(createRatingDesk().view().later).toEqual([]);
  });
});

describe("an answer", () => {
  it.each([
    ["1", 1],
    ["9", 9],
    ["0", 10],
    ["a", null],
    ["F1", null],
  ])("takes the key %s for %s", (key, rating) => {
    expect(ratingOfKey(key)).toBe(rating);
  });

  it.each([
    ["", true],
    ["12", true],
    ["1,5", true],
    ["100000", true],
    ["100001", false],
    ["-1", false],
    ["soon", false],
  ])("of %s minutes can be sent: %s", (minutes, good) => {
    expect(areMinutes(minutes)).toBe(good);
    expect(answerOf({ ...BLANK, rating: 3, minutes }) !== null).toBe(good);
  });

  it("sends what was said and nothing else", () => {
    expect(answerOf(BLANK)).toBeNull();
    expect(answerOf({ ...BLANK, rating: 7 })).toEqual({ rating: 7 });
    expect(answerOf({ rating: 7, minutes: "1,5", again: false })).toEqual({
      rating: 7,
      time_saved: 1.5,
      would_repeat: false,
    });
  });

  it("reads as a line", () => {
    const said = survey({ time_saved_minutes: 1, would_repeat: false });
    expect(ratingText(said)).toBe("9 of 10 · 1 minute saved · would not do it again");
  });
});

describe("what the past changed", () => {
  it("is nothing where nothing moved", () => {
    expect(pastLine(proposal())).toBeNull();
    expect(pastLine(proposal({ chosen: candidate() }))).toBeNull();
  });

  it("is nothing where what moved reads as 0.00", () => {
    const adjustments = [{ what: "record", by: 0.0041, why: "past missions" }];
    expect(pastLine(proposal({ chosen: candidate({ adjustments }) }))).toBeNull();
  });

  it("adds up what moved the tool", () => {
    const adjustments = [
      { what: "record", by: 0.1, why: "5 past missions like this one, the nearest count most" },
      { what: "approval", by: 0.15, why: "you asked to keep it (f_Ab-_9)" },
    ];
    expect(pastLine(proposal({ chosen: candidate({ adjustments }) }))).toBe(
      "web_search +0.25: 5 past missions like this one, the nearest count most, you asked to keep it",
    );
  });

  it.each([
    ["2 helpful, 1 not: * 1.20", "2 helpful, 1 not"],
    ["3 helpful, 0 not: * 1.20", "3 helpful"],
    ["0 helpful, 1 not: * 0.80", "1 not helpful"],
    ["1 ratings", "1 rating"],
    ["said otherwise", "said otherwise"],
  ])("%s reads as %s", (why, text) => {
    expect(reasonText(why)).toBe(text);
  });

  it("shows people's words one by one, and no number where nobody spoke", () => {
    const quiet = {
      ...{ tool: "web_search", intent: "search" as const, feedback_factor: 0, helpful: 0 },
      ...{ unhelpful: 0, survey_nudge: 0, ratings: 0, approved_by: null, rejected_by: null },
      ...{ runs: null, success_rate: null, mean_seconds: null, mean_cost_usd: null },
      ...{ mean_rating: null, roi: null, roi01: null },
    };
    expect(nudgesOf(quiet)).toEqual([]);
    const said = { unhelpful: 1, feedback_factor: -0.2, ratings: 2, survey_nudge: 0.05 };
    expect(nudgesOf({ ...quiet, ...said, approved_by: "f_1" })).toEqual([
      "× 0.80: 0 helpful, 1 not",
      "+0.05: 2 ratings",
      "+0.15: kept by you",
    ]);
    expect([runsText(3), runsText(2.94)]).toEqual(["3", "2.9"]);
  });
});
