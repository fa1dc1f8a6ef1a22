import type { ChatAnswer, ChatBlockOf, ChatEnvelope, ChatMessage, ChatSession } from "../api/types";
import { AT } from "./factories";

export const SESSION = "s_abcdefghijkl";

export function chatSession(changes: Partial<ChatSession> = {}): ChatSession {
  return {
    session_id: SESSION,
    title: "Search for python tutorials",
    source: "whiteboard",
    created_at: AT,
    active_at: AT,
    archived: false,
    exchanges: 1,
    ...changes,
  };
}

export function envelope(summary: string, changes: Partial<ChatEnvelope> = {}): ChatEnvelope {
  return {
    response_type: "text",
    summary,
    artifacts: [],
    missions_spawned: [],
    live_stream_id: null,
    ui_hints: { layout: "message", priority: "normal", suggested_actions: [] },
    timestamp: AT,
    metadata: { route: "mission", intent: "search", confidence: 0.9, engine: "embedded" },
    ...changes,
  };
}

export const MISSION_BLOCK: ChatBlockOf<"mission"> = {
  kind: "mission",
  mission_id: "m_abc123",
  revision: 1,
  objective: "search for python tutorials",
};

/** An answer and its message, newest first, as the server lists them. */
export function exchange(sequence: number, text: string, answer: ChatEnvelope): ChatMessage[] {
  const id = `${SESSION}-${String(sequence).padStart(9, "0")}`;
  const same = { session_id: SESSION, sequence, trace_id: `t_${sequence}`, created_at: AT };
  return [
    {
      ...same,
      id: `${id}-a`,
      role: "buddy",
      text: answer.summary,
      status: "answered",
      envelope: answer,
    },
    { ...same, id: `${id}-m`, role: "user", text, status: "sent", envelope: null },
  ];
}

export function chatAnswer(sequence: number, answer: ChatEnvelope): ChatAnswer {
  const same = { trace_id: `t_${sequence}`, session_id: SESSION, sequence };
  return { status: "answered", ...same, envelope: answer };
}

export function choices(...texts: string[]): ChatEnvelope["ui_hints"] {
  const suggested_actions = texts.map((text) => ({ label: text, text }));
  return { layout: "choices", priority: "high", suggested_actions };
}
