import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

import { request } from "./client";
import { chatKeys } from "./query-keys";
import type { ChatAnswer, ChatMessage, ChatSession, Page } from "./types";

const SESSIONS_PAGE = 30;
/** Sides of exchanges: half as many messages, each with its answer. */
const MESSAGES_PAGE = 40;
/** A message has its answer within a minute, or never. */
const ANSWER_MS = 65_000;

/** Conversations, the one spoken in last first. */
export function sessionListQuery(archived: boolean) {
  return infiniteQueryOptions({
    queryKey: chatKeys.list(archived),
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: String(SESSIONS_PAGE) });
      if (archived) query.set("archived", "true");
      if (pageParam) query.set("cursor", pageParam);
      return request<Page<ChatSession>>(`/conversation/sessions?${query}`, { signal });
    },
    getNextPageParam: cursorOf,
  });
}

export function sessionQuery(sessionId: string) {
  return queryOptions({
    queryKey: chatKeys.session(sessionId),
    queryFn: ({ signal }) => request<ChatSession>(path(sessionId), { signal }),
  });
}

/** What was said, newest first; the next page is older. */
export function messagesQuery(sessionId: string) {
  return infiniteQueryOptions({
    queryKey: chatKeys.messages(sessionId),
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: String(MESSAGES_PAGE) });
      if (pageParam) query.set("cursor", pageParam);
      return request<Page<ChatMessage>>(`${path(sessionId)}/messages?${query}`, { signal });
    },
    getNextPageParam: cursorOf,
  });
}

/** A message on its way; under the same key it is the same message, however often it is sent. */
export interface Said {
  readonly key: string;
  readonly text: string;
  /** Null begins a conversation. */
  readonly sessionId: string | null;
  /** The last exchange on the person's screen: a yes is for what was shown up to there. */
  readonly seen: number;
}

export function say({ key, text, sessionId, seen }: Said): Promise<ChatAnswer> {
  const session = sessionId === null ? {} : { session_id: sessionId, seen };
  return request("/chat/integrated", {
    method: "POST",
    body: { text, source: "whiteboard", ...session },
    headers: { "Idempotency-Key": key },
    timeoutMs: ANSWER_MS,
  });
}

export function changeSession(
  sessionId: string,
  changes: { readonly title?: string; readonly archived?: boolean },
): Promise<ChatSession> {
  return request(path(sessionId), { method: "PATCH", body: changes });
}

export function deleteSession(sessionId: string): Promise<null> {
  return request(path(sessionId), { method: "DELETE" });
}

function cursorOf(page: Page<unknown>): string | null {
  return page.next_cursor === null ? null : String(page.next_cursor);
}

function path(sessionId: string): string {
  return `/conversation/sessions/${encodeURIComponent(sessionId)}`;
}
