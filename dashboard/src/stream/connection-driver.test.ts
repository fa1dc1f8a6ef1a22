import { beforeEach, describe, expect, it } from "vitest";

import type { Analytics, BuddyEvent } from "../api/types";
import { agent, analytics, proposedEvent, stoppedEvent } from "../testing/factories";
import { FakeSocket } from "../testing/fake-socket";
import { createConnection } from "./connection-driver";
import { createStreamStore } from "./stream-store";

interface Timer {
  readonly run: () => void;
  readonly ms: number;
}

function world() {
  const timers = new Map<number, Timer>();
  let frames: (() => void)[] = [];
  const seen: BuddyEvent[] = [];
  const server = { snapshot: analytics(), down: false, asked: 0 };
  const store = createStreamStore({
    nextFrame: (run) => frames.push(run),
    now: () => Date.now(),
    onEvents: (events) => seen.push(...events),
    onSnapshot: () => undefined,
  });
  const connection = createConnection({
    openSocket: (after) => new FakeSocket(`ws://test/ws/local?after=${after}`),
    fetchSnapshot: async (): Promise<Analytics> => {
      server.asked += 1;
      await Promise.resolve();
      if (server.down) throw new Error("down");
      return server.snapshot;
    },
    clock: {
      setTimer: (run, ms) => {
        const id = timers.size + 1 + Math.max(0, ...timers.keys());
        timers.set(id, { run, ms });
        return id;
      },
      clearTimer: (id) => timers.delete(id),
      chance: () => 1,
    },
    cursor: store.cursor,
    onEvents: store.receive,
    onSnapshot: store.load,
    onBadge: store.connection,
    onForget: store.forget,
  });
  return {
    connection,
    store,
    server,
    seen,
    settle: () => new Promise((resolve) => setTimeout(resolve, 0)),
    frame: () => {
      const due = frames;
      frames = [];
      due.forEach((run) => run());
      return due.length;
    },
    ring: (ms: number) => {
      for (const [id, timer] of timers) {
        if (timer.ms !== ms) continue;
        timers.delete(id);
        timer.run();
      }
    },
  };
}

describe("the connection over a socket", () => {
  beforeEach(() => {
    FakeSocket.opened = [];
  });

  async function live(cursor = 0) {
    const it = world();
    it.server.snapshot = analytics([], cursor);
    it.connection.start();
    await it.settle();
    FakeSocket.last().hello();
    return it;
  }

  it("resumes after the snapshot's cursor", async () => {
    const { store } = await live(41);
    expect(FakeSocket.last().after).toBe("41");
    expect(store.view().badge).toBe("live");
  });

  it("folds all events between two frames at once", async () => {
    const { store, frame } = await live();
    let changes = 0;
    store.subscribe(() => (changes += 1));
    FakeSocket.last().send(proposedEvent(1), stoppedEvent(2));
    expect(store.view().board.cursor).toBe(0);
    expect(frame()).toBe(1);
    expect(store.view().board.cards.m_abc123?.message).toBe("Executed with web_search (23s)");
    expect(changes).toBe(1);
  });

  it("takes events that come together as it takes single ones", async () => {
    const { store, frame, seen } = await live();
    let changes = 0;
    store.subscribe(() => (changes += 1));
    FakeSocket.last().send(proposedEvent(1));
    FakeSocket.last().sendTogether(proposedEvent(1), proposedEvent(2, "m_two"), stoppedEvent(3));
    FakeSocket.last().sendTogether();
    expect(store.cursor()).toBe(3);
    expect(frame()).toBe(1);
    expect(changes).toBe(1);
    expect(seen.map((event) => event.cursor)).toEqual([1, 2, 3]);
    expect(Object.keys(store.view().board.cards)).toEqual(["m_abc123", "m_two"]);
    expect(store.view().board.cards.m_abc123?.status).toBe("completed");
    FakeSocket.last().sendTogether(proposedEvent(4, "m_three"));
    expect(frame()).toBe(1);
    expect(store.view().board.cursor).toBe(4);
  });

  it("misses nothing and takes nothing twice over a break", async () => {
    const { store, server, frame, settle, ring, seen } = await live();
    const two = [agent(), agent({ mission_id: "m_two" })];
    server.snapshot = analytics(two, 2);
    FakeSocket.last().send(proposedEvent(1), proposedEvent(2, "m_two"));
    FakeSocket.last().drop(); // before the frame: what was received counts
    await settle();
    ring(500);
    expect(FakeSocket.last().after).toBe("2");
    FakeSocket.last().hello();
    FakeSocket.last().send(proposedEvent(2, "m_two"), stoppedEvent(3));
    frame();
    expect(seen.map((event) => event.cursor)).toEqual([1, 2, 3]);
    expect(Object.keys(store.view().board.cards)).toEqual(["m_abc123", "m_two"]);
    expect(store.view().board.cards.m_abc123?.status).toBe("completed");
  });

  it("says polling while asking works and offline while it does not", async () => {
    const { store, server, settle, ring } = await live();
    server.snapshot = analytics([agent()], 7);
    FakeSocket.last().drop();
    await settle();
    expect(store.view().badge).toBe("polling");
    expect(store.view().board.cards.m_abc123?.progress_percent).toBe(40);
    server.down = true;
    ring(5_000);
    await settle();
    expect(store.view().badge).toBe("offline");
    expect(store.view().board.cursor).toBe(7);
  });

  it("does not let a late snapshot turn the board back", async () => {
    const { store, frame } = await live();
    FakeSocket.last().send(proposedEvent(1), stoppedEvent(2));
    frame();
    store.load(analytics([agent()], 1));
    expect(store.view().board.cards.m_abc123?.status).toBe("completed");
  });

  it("starts over when the server has another log", async () => {
    const { store, server, settle } = await live(900);
    server.snapshot = analytics([agent({ mission_id: "m_other" })], 3);
    FakeSocket.last().drop();
    await settle();
    expect(FakeSocket.last().after).toBe("3");
    expect(Object.keys(store.view().board.cards)).toEqual(["m_other"]);
  });

  it("leaves a silent line and an unreadable frame does no harm", async () => {
    const { store, ring, settle } = await live();
    const first = FakeSocket.last();
    first.onmessage?.({ data: "{" });
    ring(40_000);
    await settle();
    expect(first.closed).toBe(true);
    expect(store.view().badge).toBe("polling");
  });

  it("asks no more once stopped", async () => {
    const { connection, server, ring, settle } = await live();
    connection.stop();
    const { asked } = server;
    ring(5_000);
    ring(500);
    await settle();
    expect(server.asked).toBe(asked);
    expect(FakeSocket.last().closed).toBe(true);
  });
});
