import { recall, remember } from "../../lib/stored";

const NEW = "new";

/** What was being written in a conversation when the page was left; null: the next one to begin. */
export function draftOf(sessionId: string | null): string {
  return recall(keyOf(sessionId)) ?? "";
}

export function keepDraft(sessionId: string | null, text: string): void {
  remember(keyOf(sessionId), text === "" ? null : text);
}

/** Take what was written meanwhile along into the conversation that has just begun. */
export function moveDraft(sessionId: string): void {
  keepDraft(sessionId, draftOf(null));
  keepDraft(null, "");
}

function keyOf(sessionId: string | null): string {
  return `buddy.chat.draft.${sessionId ?? NEW}`;
}
