import { beforeEach, describe, expect, it } from "vitest";

import { POLL_MS } from "./connection";
import { createEtaRefresh, SOON_MS, type EtaRefresh } from "./eta-refresh";

let timers: Map<number, { readonly run: () => void; readonly ms: number }>;
let running: string[];
let wanted: boolean;
let failing: boolean;
let asked: number;
let refresh: EtaRefresh;

beforeEach(() => {
  timers = new Map();
  running = [];
  wanted = true;
  failing = false;
  asked = 0;
  let ids = 0;
  refresh = createEtaRefresh({
    clock: {
      setTimer: (run, ms) => {
        timers.set(++ids, { run, ms });
        return ids;
      },
      clearTimer: (id) => timers.delete(id),
    },
    running: () => running,
    wanted: () => wanted,
    ask: () => {
      asked += 1;
      return failing ? Promise.reject(new Error("down")) : Promise.resolve();
    },
  });
});

const waits = () => [...timers.values()].map(({ ms }) => ms);

async function ring(): Promise<void> {
  const [[id, timer] = []] = [...timers];
  if (id === undefined || timer === undefined) throw new Error("no timer is set");
  timers.delete(id);
  timer.run();
  await new Promise((done) => setTimeout(done));
}

describe("the times left", () => {
  it("are not asked for while nothing runs", () => {
    refresh.look();
    expect(waits()).toEqual([]);
  });

  it("are asked for soon after a start, then now and then until the end", async () => {
    running = ["m_1"];
    refresh.look();
    refresh.look();
    expect(waits()).toEqual([SOON_MS]);
    await ring();
    expect([asked, waits()]).toEqual([1, [POLL_MS]]);
    refresh.look();
    expect(waits()).toEqual([POLL_MS]);
    running = ["m_1", "m_2"];
    refresh.look();
    expect(waits()).toEqual([SOON_MS]);
    await ring();
    running = [];
    refresh.look();
    expect([asked, waits()]).toEqual([2, []]);
  });

  it("are asked for again after an answer that failed", async () => {
    failing = true;
    running = ["m_1"];
    refresh.look();
    await ring();
    expect([asked, waits()]).toEqual([1, [POLL_MS]]);
  });

  it("wait until they are wanted", async () => {
    wanted = false;
    running = ["m_1"];
    refresh.look();
    await ring();
    expect([asked, waits()]).toEqual([0, [POLL_MS]]);
    wanted = true;
    await ring();
    expect(asked).toBe(1);
  });

  it("are not asked for after the end of the page", async () => {
    running = ["m_1"];
    refresh.look();
    const asking = ring();
    refresh.stop();
    await asking;
    expect(waits()).toEqual([]);
  });
});
