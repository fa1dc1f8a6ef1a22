import type { ChatMessage } from "../../api/types";

/**
 * Return, by message, the missions that are shown whole there: each in one place only, the last
 * answer that is about it. Elsewhere a line stands for it, so that nothing is decided twice.
 */
export function wholeCards(messages: readonly ChatMessage[]): Map<string, Set<string>> {
  const places = new Map<string, { at: string; asks: boolean }>();
  for (const message of messages) {
    const asks = asksBack(message);
    for (const block of message.envelope?.artifacts ?? []) {
      if (block.kind !== "mission") continue;
      const known = places.get(block.mission_id);
      // A question names a mission and is answered in words; its proposal stays where it was.
      if (known && !known.asks && asks) continue;
      places.set(block.mission_id, { at: message.id, asks });
    }
  }
  const found = new Map<string, Set<string>>();
  for (const [missionId, { at }] of places) {
    found.set(at, (found.get(at) ?? new Set<string>()).add(missionId));
  }
  return found;
}

/** Tell whether an answer is a question, with answers to choose from. */
export function asksBack(message: ChatMessage): boolean {
  return message.envelope?.response_type === "clarification_request";
}

const DECIDES = /^(approve|reject|cancel)\b/i;

/** Return what may be said next: decisions are left to the card that stands beside them. */
export function suggestionsOf(message: ChatMessage, hasCard: boolean) {
  const actions = message.envelope?.ui_hints.suggested_actions ?? [];
  if (asksBack(message) || !hasCard) return actions;
  return actions.filter((action) => !DECIDES.test(action.text));
}

/** Return an answer's paragraphs, without those that a block beside them says again. */
export function paragraphsOf(message: ChatMessage): string[] {
  let text = message.text;
  let differences = 0;
  for (const block of message.envelope?.artifacts ?? []) {
    if (block.kind === "differences") differences += block.differences.length;
    if (block.kind !== "passages") continue;
    const quoted = block.passages.join("\n");
    if (quoted !== "" && text.endsWith(quoted)) text = text.slice(0, -quoted.length);
  }
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.filter((line) => !(CHANGE.test(line) && differences-- > 0));
}

const CHANGE = /^[^:]{1,60}: .* → /;
