import { useEffect, useRef, useState } from "react";

import type { ChatMessage } from "../../api/types";
import { STRINGS } from "./strings";

interface Props {
  readonly messages: readonly ChatMessage[];
  readonly ready: boolean;
}

/** Reads an answer out when it comes; what was said before the page was opened is not read again. */
export function NewAnswer({ messages, ready }: Props) {
  const heard = useRef<number | null>(null);
  const [text, setText] = useState("");
  const last = messages.findLast((each) => each.role === "buddy" && each.envelope !== null);
  const sequence = last?.sequence ?? 0;
  const words = last?.text ?? "";
  useEffect(() => {
    if (!ready) return;
    const before = heard.current;
    heard.current = Math.max(before ?? 0, sequence);
    if (before !== null && sequence > before) setText(`${STRINGS.buddy}: ${words}`);
  }, [ready, sequence, words]);
  return (
    <p className="hidden-text" aria-live="polite">
      {text}
    </p>
  );
}
