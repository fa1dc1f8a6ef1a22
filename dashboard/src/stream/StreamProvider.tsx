import { useEffect, useState, type ReactNode } from "react";

import { fetchAnalytics } from "../api/analytics";
import type { BuddyEvent } from "../api/types";
import type { Board } from "../domain/whiteboard";
import { nextFrame } from "../lib/next-frame";
import { POLL_MS } from "./connection";
import { createConnection, type Clock, type Socket } from "./connection-driver";
import { createEtaRefresh } from "./eta-refresh";
import { StreamContext } from "./stream-context";
import { createStreamStore } from "./stream-store";

/** Whoever keeps other data as fresh as the stream. */
export interface StreamFollower {
  readonly onEvents: (events: readonly BuddyEvent[]) => void;
  /** A snapshot stands in the place of the board before; `takenAt` is when the server took it. */
  readonly onSnapshot: (before: Board, after: Board, takenAt: string) => void;
}

interface Props {
  readonly children: ReactNode;
  /** Read once, when the page begins. */
  readonly follower: StreamFollower;
}

/** Keep the whiteboard's stream open as long as the page lives. */
export function StreamProvider({ children, follower }: Props) {
  const [store] = useState(() => {
    let lastAsked = 0;
    const made = createStreamStore({
      nextFrame,
      now: () => Date.now(),
      onEvents: (events, unknownMission) => {
        follower.onEvents(events);
        // A mission older than our snapshot moved: ask for the whole board once more.
        if (!unknownMission || Date.now() - lastAsked < POLL_MS) return;
        lastAsked = Date.now();
        void fetchAnalytics().then(made.load, () => undefined);
      },
      onSnapshot: follower.onSnapshot,
    });
    return made;
  });

  useEffect(() => {
    const connection = createConnection({
      openSocket,
      fetchSnapshot: () => fetchAnalytics(),
      clock: BROWSER_CLOCK,
      cursor: store.cursor,
      onEvents: store.receive,
      onSnapshot: store.load,
      onBadge: store.connection,
      onForget: store.forget,
    });
    const wake = () => {
      if (document.visibilityState === "visible") connection.wake();
    };
    const etas = createEtaRefresh({
      clock: BROWSER_CLOCK,
      running: () => runningOf(store.view().board),
      // Without a live stream the whole board is asked for anyway.
      wanted: () => !document.hidden && store.view().badge === "live",
      ask: () => fetchAnalytics().then(store.measure),
    });
    const unsubscribe = store.subscribe(() => etas.look());
    connection.start();
    window.addEventListener("online", wake);
    document.addEventListener("visibilitychange", wake);
    return () => {
      window.removeEventListener("online", wake);
      document.removeEventListener("visibilitychange", wake);
      unsubscribe();
      etas.stop();
      connection.stop();
    };
  }, [store]);

  return <StreamContext value={store}>{children}</StreamContext>;
}

const BROWSER_CLOCK: Clock = {
  setTimer: (run, ms) => window.setTimeout(run, ms),
  clearTimer: (id) => window.clearTimeout(id),
  chance: () => Math.random(),
};

function runningOf(board: Board): string[] {
  const running = Object.values(board.cards).filter((card) => card.status === "running");
  return running.map((card) => card.mission_id);
}

function openSocket(after: number): Socket {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  const web = new WebSocket(`${scheme}://${location.host}/ws/local?after=${after}`);
  const socket: Socket = { onmessage: null, onclose: null, close: () => web.close() };
  web.onmessage = (message: MessageEvent<unknown>) => socket.onmessage?.({ data: message.data });
  web.onclose = () => socket.onclose?.();
  return socket;
}
