import { use, useMemo, useSyncExternalStore } from "react";

import type { AgentCard } from "../domain/whiteboard";
import { liveAgents, taskPipeline } from "./reducer";
import { StreamContext } from "./stream-context";
import type { StreamStore, StreamView } from "./stream-store";

/** Return the stream's store, for whoever listens without showing. */
export function useStreamStore(): StreamStore {
  const store = use(StreamContext);
  if (store === null) throw new Error("useStream needs a StreamProvider above it");
  return store;
}

/**
 * Return a part of the stream's present view; it changes at most once a frame, and who takes less
 * is rendered less often.
 *
 * @param part Returns a value or an object that the view holds, never one that it makes.
 */
export function useStream<T>(part: (view: StreamView) => T): T {
  const store = useStreamStore();
  return useSyncExternalStore(store.subscribe, () => part(store.view()));
}

export function useLiveAgents(): AgentCard[] {
  const board = useStream((view) => view.board);
  return useMemo(() => liveAgents(board), [board]);
}

export function useTaskPipeline(): AgentCard[] {
  const board = useStream((view) => view.board);
  return useMemo(() => taskPipeline(board), [board]);
}

/** Return one mission's line, or null while the stream does not know it. */
export function useMissionCard(missionId: string): AgentCard | null {
  return useStream((view) => view.board.cards[missionId] ?? null);
}
