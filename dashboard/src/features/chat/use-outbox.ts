import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";

import { messagesQuery, say } from "../../api/chat";
import { ApiError } from "../../api/client";
import { chatKeys, inboxKeys, missionKeys } from "../../api/query-keys";
import { keepOutgoing, recallOutgoing, withAnswer, type Outgoing } from "./outgoing";

/** The first request with this key is still being answered: ask again, the answer is coming. */
const BEING_ANSWERED = "idempotency_key_in_flight";
const ASK_AGAIN_MS = 1_000;
const ASK_AGAIN = 60;

export interface Outbox {
  readonly messages: readonly Outgoing[];
  /** Send a message; false where one of this conversation is on its way. */
  readonly send: (sessionId: string | null, text: string, seen: number) => boolean;
  readonly retry: (key: string) => void;
  readonly discard: (key: string) => void;
}

/** Send messages, each once: what fails is kept and sent again under its key. */
export function useOutbox(onBegun: (sessionId: string) => void): Outbox {
  const queries = useQueryClient();
  const [messages, setMessages] = useState(recallOutgoing);
  const latest = useRef(messages);
  const begun = useRef(onBegun);
  useEffect(() => {
    begun.current = onBegun;
  });

  const change = useCallback((next: Outgoing[]) => {
    latest.current = next;
    keepOutgoing(next);
    setMessages(next);
  }, []);
  const put = useCallback(
    (message: Outgoing) => {
      const others = latest.current.filter(({ key }) => key !== message.key);
      change([...others, message]);
    },
    [change],
  );
  const discard = useCallback(
    (key: string) => change(latest.current.filter((each) => each.key !== key)),
    [change],
  );

  const deliver = useCallback(
    async (message: Outgoing) => {
      put({ ...message, state: "sending", problem: null });
      try {
        const answer = await sayUntilAnswered(message);
        const { queryKey } = messagesQuery(answer.session_id);
        await queries.cancelQueries({ queryKey }); // an older answer must not take this one away
        // First the missions as they stand now, so that a card never begins with an old revision.
        await queries.refetchQueries({ queryKey: missionKeys.all, type: "active" });
        queries.setQueryData(queryKey, (data) => withAnswer(data, message, answer));
        discard(message.key);
        if (message.sessionId === null) begun.current(answer.session_id);
        for (const key of [chatKeys.all, missionKeys.all, inboxKeys.all]) {
          void queries.invalidateQueries({ queryKey: key });
        }
      } catch (error) {
        const problem = error instanceof Error ? error.message : "";
        put({ ...message, state: "failed", problem });
        void queries.invalidateQueries({ queryKey: chatKeys.all });
      }
    },
    [discard, put, queries],
  );

  const resumed = useRef(false);
  useEffect(() => {
    if (resumed.current) return;
    resumed.current = true;
    for (const each of latest.current) if (each.state === "sending") void deliver(each);
  }, [deliver]);

  const send = (sessionId: string | null, text: string, seen: number) => {
    const isBusy = latest.current.some(
      (each) => each.sessionId === sessionId && each.state === "sending",
    );
    if (isBusy) return false;
    const key = crypto.randomUUID();
    void deliver({ key, text, sessionId, seen, state: "sending", problem: null });
    return true;
  };
  const retry = (key: string) => {
    const message = latest.current.find((each) => each.key === key);
    if (message?.state === "failed") void deliver(message);
  };
  return { messages, send, retry, discard };
}

async function sayUntilAnswered(message: Outgoing) {
  for (let left = ASK_AGAIN; ; left--) {
    try {
      return await say(message);
    } catch (error) {
      const waits = error instanceof ApiError && error.code === BEING_ANSWERED && left > 0;
      if (!waits) throw error;
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
    }
  }
}
