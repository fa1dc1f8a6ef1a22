import { useEffect, useState } from "react";

import { lookOf } from "../../domain/mission-status";
import { stepTitle } from "../../domain/progress";
import type { AgentCard, Board } from "../../domain/whiteboard";
import { nextFrame } from "../../lib/next-frame";
import { useStreamStore } from "../../stream/use-stream";
import { STRINGS } from "./strings";

const PAUSE_MS = 1_500;
/** Sentences that are still listened to; of more, only their number is said. */
const SPOKEN = 5;

/**
 * Tells screen readers what changed: a status always, a step only by its name, all of it gathered
 * for a moment, so that a fast run is one sentence and not twenty.
 */
export function Announcer() {
  const store = useStreamStore();
  const [text, setText] = useState("");
  useEffect(() => {
    let said = store.view().ready ? store.view().board : null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const say = () => {
      timer = undefined;
      nextFrame(tell);
    };
    const tell = () => {
      const { board } = store.view();
      const sentences = changes(said ?? board, board);
      said = board;
      if (sentences.length > SPOKEN) setText(STRINGS.manyChanged(sentences.length));
      else if (sentences.length > 0) setText(sentences.join(" "));
    };
    const look = () => {
      const { board, ready } = store.view();
      if (!ready) return;
      said ??= board;
      if (board !== said) timer ??= setTimeout(say, PAUSE_MS);
    };
    const leave = store.subscribe(look);
    return () => {
      leave();
      clearTimeout(timer);
    };
  }, [store]);
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
