import { describe, expect, it, vi } from "vitest";

import { createRejectionDesk, HELD_MS, type Rejection } from "./rejections";

function desk() {
  let timer: (() => void) | null = null;
  let [now, left] = [0, 0];
  const made = createRejectionDesk({
    now: () => now,
    setTimer: (run, ms) => {
      left = ms;
      timer = run;
      return 1;
    },
    clearTimer: () => {
      timer = null;
    },
  });
  return {
    ...made,
    ring: () => timer?.(),
    runsFor: () => (timer === null ? null : left),
    pass: (ms: number) => {
      now += ms;
    },
  };
}

function rejection(id: string, answer: Promise<unknown> = Promise.resolve()) {
  return { subjectIds: [id], title: id, send: vi.fn(() => answer) } satisfies Rejection;
}

describe("a rejection", () => {
  it("is sent when its time is over, and not when it was taken back", () => {
    const { hold, undo, ring, view } = desk();
    const [one, two] = [rejection("m_1"), rejection("m_2")];
    hold(one);
    expect([...view().leaving]).toEqual(["m_1"]);
    undo();
    ring();
    expect(one.send).not.toHaveBeenCalled();
    expect(view().leaving.size).toBe(0);
    hold(two);
    ring();
    expect(two.send).toHaveBeenCalledOnce();
    expect(view().held).toBeNull();
    expect([...view().leaving]).toEqual(["m_2"]); // until what it changed has been read again
  });

  it("is sent when the next one comes", async () => {
    const { hold, view } = desk();
    const [one, two] = [rejection("m_1"), rejection("m_2")];
    hold(one);
    hold(two);
    expect(one.send).toHaveBeenCalledOnce();
    expect([...view().leaving].sort()).toEqual(["m_1", "m_2"]);
    await vi.waitFor(() => expect([...view().leaving]).toEqual(["m_2"]));
    expect(two.send).not.toHaveBeenCalled();
  });

  it("waits while the pointer or the focus is at it, and then for what was left", () => {
    const { hold, attend, undo, runsFor, pass, view } = desk();
    hold(rejection("m_1"));
    expect(runsFor()).toBe(HELD_MS);
    pass(3_000);
    attend("pointer", true);
    expect([runsFor(), view().waits]).toEqual([null, true]);
    pass(60_000);
    attend("focus", true);
    attend("pointer", false); // the focus is still there
    expect(runsFor()).toBeNull();
    attend("focus", false);
    expect([runsFor(), view().waits]).toEqual([HELD_MS - 3_000, false]);
    attend("pointer", true);
    hold(rejection("m_2")); // comes under the pointer that rests there
    expect(runsFor()).toBeNull();
    undo(); // the toast goes from under the pointer, which never says that it left
    hold(rejection("m_3"));
    expect(runsFor()).toBe(HELD_MS);
  });

  it("says why it was refused, until that is put away", async () => {
    const { hold, sendNow, dismiss, view } = desk();
    hold(rejection("m_1", Promise.reject(new Error("It runs already."))));
    sendNow();
    await vi.waitFor(() => {
      expect(view().failure).toEqual({ title: "m_1", message: "It runs already." });
    });
    expect(view().leaving.size).toBe(0);
    dismiss();
    expect(view().failure).toBeNull();
  });
});
