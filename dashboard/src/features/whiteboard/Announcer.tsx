import { useEffect, useRef, useState } from "react";

import { lookOf } from "../../domain/mission-status";
import { stepTitle } from "../../domain/progress";
import type { AgentCard, Board } from "../../domain/whiteboard";
import { useStream } from "../../stream/use-stream";

const PAUSE_MS = 1_500;

/**
 * Tells screen readers what changed: a status always, a step only by its name, all of it gathered
 * for a moment, so that a fast run is one sentence and not twenty.
 */
export function Announcer() {
  const { board, ready } = useStream();
  const said = useRef<Board | null>(null);
  const [text, setText] = useState("");
  useEffect(() => {
    if (!ready) return;
    said.current ??= board;
    const timer = setTimeout(() => {
      const sentences = changes(said.current ?? board, board);
      said.current = board;
      if (sentences.length > 0) setText(sentences.join(" "));
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [board, ready]);
  return (
    <p className="hidden-text" aria-live="polite">
      {text}
    </p>
  );
}

export function changes(before: Board, after: Board): string[] {
  return Object.values(after.cards).flatMap((card) => {
    const old = before.cards[card.mission_id];
    if (old === card) return [];
    if (old?.status !== card.status) return [`${card.objective}: ${statusOf(card)}.`];
    const step = card.current_step === old.current_step ? null : card.current_step;
    return step === null ? [] : [`${card.objective}: ${stepTitle(step)}.`];
  });
}

function statusOf(card: AgentCard): string {
  const { label } = lookOf(card.status);
  return card.message ? `${label}, ${card.message}` : label;
}
