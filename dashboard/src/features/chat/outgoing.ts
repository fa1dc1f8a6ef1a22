import type { InfiniteData } from "@tanstack/react-query";

import type { Said } from "../../api/chat";
import type { ChatAnswer, ChatMessage, Page } from "../../api/types";
import { recall, remember } from "../../lib/stored";

/** A message that has no answer yet. */
export interface Outgoing extends Said {
  readonly state: "sending" | "failed";
  /** Why it was not sent. */
  readonly problem: string | null;
}

const KEY = "buddy.chat.outgoing";

/** Read what was on its way when this tab was reloaded. */
export function recallOutgoing(): Outgoing[] {
  const text = recall(KEY, "tab");
  if (text === null) return [];
  try {
    const found: unknown = JSON.parse(text);
    return Array.isArray(found) ? found.filter(isOutgoing) : [];
  } catch {
    return [];
  }
}

export function keepOutgoing(messages: readonly Outgoing[]): void {
  remember(KEY, messages.length === 0 ? null : JSON.stringify(messages), "tab");
}

function isOutgoing(value: unknown): value is Outgoing {
  if (typeof value !== "object" || value === null) return false;
  const found = value as Partial<Outgoing>;
  return typeof found.key === "string" && typeof found.text === "string";
}

/** Tell whether a message on its way is in the history already: its answer is what is missing. */
export function hasArrived(message: Said, history: readonly ChatMessage[]): boolean {
  return history.some(
    ({ role, sequence, text }) =>
      role === "user" && sequence > message.seen && text === message.text,
  );
}

type Messages = InfiniteData<Page<ChatMessage>>;

/** Return a conversation's pages with an answer and its message, once. */
export function withAnswer(
  data: Messages | undefined,
  message: Said,
  answer: ChatAnswer,
): Messages {
  const { sequence, session_id, trace_id, envelope } = answer;
  const same = { session_id, sequence, trace_id, created_at: envelope.timestamp };
  const id = `${session_id}-${String(sequence).padStart(9, "0")}`;
  const pair: ChatMessage[] = [
    {
      ...same,
      id: `${id}-a`,
      role: "buddy",
      text: envelope.summary,
      status: "answered",
      envelope,
    },
    { ...same, id: `${id}-m`, role: "user", text: message.text, status: "sent", envelope: null },
  ];
  const [first, ...older] = data?.pages ?? [];
  if (data === undefined || first === undefined) {
    return { pages: [{ items: pair, next_cursor: null }], pageParams: [""] };
  }
  const rest = first.items.filter((item) => item.sequence !== sequence);
  const items = [...rest, ...pair].sort((a, b) => b.sequence - a.sequence || side(a) - side(b));
  return { ...data, pages: [{ ...first, items }, ...older] };
}

function side({ role }: ChatMessage): number {
  return role === "buddy" ? 0 : 1;
}
