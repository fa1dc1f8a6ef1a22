import { describe, expect, it, vi } from "vitest";

import { createRejectionDesk, HELD_MS, type Rejection } from "./rejections";

function desk() {
  let timer: (() => void) | null = null;
  const made = createRejectionDesk({
    setTimer: (run, ms) => {
      expect(ms).toBe(HELD_MS);
      timer = run;
      return 1;
    },
    clearTimer: () => {
      timer = null;
    },
  });
  return { ...made, ring: () => timer?.(), runs: () => timer !== null };
}

function rejection(id: string, answer: Promise<unknown> = Promise.resolve()) {
  return { missionIds: [id], title: id, send: vi.fn(() => answer) } satisfies Rejection;
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

  it("is sent when the next one comes, and the clock stands while somebody is at it", async () => {
    const { hold, pause, runs, view } = desk();
    const [one, two] = [rejection("m_1"), rejection("m_2")];
    hold(one);
    hold(two);
    expect(one.send).toHaveBeenCalledOnce();
    expect([...view().leaving].sort()).toEqual(["m_1", "m_2"]);
    pause(true);
    expect(runs()).toBe(false);
    pause(false);
    expect(runs()).toBe(true);
    await vi.waitFor(() => expect([...view().leaving]).toEqual(["m_2"]));
    expect(two.send).not.toHaveBeenCalled();
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
