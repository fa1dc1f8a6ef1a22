import { use, useMemo, useSyncExternalStore } from "react";

import type { AgentCard } from "../domain/whiteboard";
import { liveAgents, taskPipeline } from "./reducer";
import { StreamContext } from "./stream-context";
import type { StreamView } from "./stream-store";

/** Return the stream's present view; it changes at most once a frame. */
export function useStream(): StreamView {
  const store = use(StreamContext);
  if (store === null) throw new Error("useStream needs a StreamProvider above it");
  return useSyncExternalStore(store.subscribe, store.view);
}

export function useLiveAgents(): AgentCard[] {
  const { board } = useStream();
  return useMemo(() => liveAgents(board), [board]);
}

export function useTaskPipeline(): AgentCard[] {
  const { board } = useStream();
  return useMemo(() => taskPipeline(board), [board]);
}

/** Return one mission's line, or null while the stream does not know it. */
export function useMissionCard(missionId: string): AgentCard | null {
  return useStream().board.cards[missionId] ?? null;
}
