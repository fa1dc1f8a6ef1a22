import { useInfiniteQuery } from "@tanstack/react-query";

import { goalsQuery } from "../../api/goals";
import { useStream } from "../../stream/use-stream";

/** Tell whether the whiteboard and its goals have been read, or cannot be. */
export function useBoardReady(): boolean {
  const read = useStream(({ ready, badge }) => ready || badge === "offline");
  const { isFetched, failureCount } = useInfiniteQuery(goalsQuery());
  return read && (isFetched || failureCount > 0);
}
