import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";

import { messagesQuery, sessionQuery } from "../../api/chat";
import { chatKeys } from "../../api/query-keys";
import type { ChatMessage } from "../../api/types";

/** A message that another tab or a terminal wrote moves no mission; so it is looked for. */
const LOOK_MS = 10_000;
const ANSWERING_MS = 1_000;

/** Read a conversation, and keep it as fresh as what is said elsewhere. */
export function useConversation(sessionId: string) {
  const queries = useQueryClient();
  const session = useQuery({ ...sessionQuery(sessionId), refetchInterval: LOOK_MS });
  const history = useInfiniteQuery({
    ...messagesQuery(sessionId),
    refetchInterval: ({ state }) =>
      state.data?.pages[0]?.items.some((each) => each.status === "answering")
        ? ANSWERING_MS
        : false,
  });
  const messages = useMemo(() => inOrder(history.data?.pages ?? []), [history.data]);
  const last = messages.at(-1)?.sequence ?? 0;
  const said = session.data?.exchanges ?? 0;
  const behind = history.isSuccess && said > last;
  useEffect(() => {
    if (behind) void queries.invalidateQueries({ queryKey: chatKeys.messages(sessionId) });
  }, [behind, said, sessionId, queries]);
  return { session, history, messages, last };
}

/** Return pages of newest first as one list of oldest first, each message once. */
function inOrder(pages: readonly { readonly items: readonly ChatMessage[] }[]): ChatMessage[] {
  const found = new Map<string, ChatMessage>();
  for (const { items } of pages) for (const each of items) found.set(each.id, each);
  return [...found.values()].reverse();
}
