import { useEffect, useRef, useState, type RefObject } from "react";

import { cn } from "../../lib/cn";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Beginning } from "./Beginning";
import type { Drawn } from "./Blocks";
import { Conversation } from "./Conversation";
import { moveDraft } from "./drafts";
import { MessageBox } from "./MessageBox";
import { SessionList } from "./SessionList";
import { STRINGS } from "./strings";
import { useOutbox } from "./use-outbox";

import "./chat.css";

interface Props {
  /** Null: one that is about to begin. */
  readonly sessionId: string | null;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly pathOf: (sessionId: string) => string;
  readonly onOpen: (sessionId: string | null) => void;
  /** The conversation that the address does not name yet has its name now. */
  readonly onBegun: (sessionId: string) => void;
  readonly onOrder: (sessionIds: readonly string[]) => void;
  readonly drawnFor: (onEdit: (text: string) => void) => Drawn;
}

interface Given {
  readonly text: string | null;
  readonly count: number;
}

/** The conversations and the one that is open. */
export function Chat(props: Props) {
  const { sessionId, field, pathOf, onOpen, onBegun, onOrder, drawnFor } = props;
  const [listed, setListed] = useState(false);
  const [given, setGiven] = useState<Given>({ text: null, count: 0 });
  const refocus = useRef(false);
  const outbox = useOutbox((begun) => {
    refocus.current = document.activeElement === field.current;
    moveDraft(begun);
    setGiven({ text: null, count: given.count + 1 });
    onBegun(begun);
  });
  const before = useRef(sessionId);
  useEffect(() => {
    // The box is another one with every conversation; whoever writes, or begins one, goes on.
    if (refocus.current || (sessionId === null && before.current !== null)) field.current?.focus();
    refocus.current = false;
    before.current = sessionId;
  }, [sessionId, field]);
  const edit = (text: string) => setGiven({ text, count: given.count + 1 });
  const open = (to: string | null) => {
    setListed(false);
    if (to === sessionId) field.current?.focus();
    else setGiven({ text: null, count: given.count + 1 });
    onOpen(to);
  };
  const box = (seen: number, sending: boolean) => (
    <MessageBox
      key={`${sessionId} ${given.count}`}
      sessionId={sessionId}
      field={field}
      sending={sending}
      given={given.text}
      onSend={(text) => {
        field.current?.focus();
        return outbox.send(sessionId, text, seen);
      }}
    />
  );
  return (
    <div className={cn("chat", listed && "is-listed")}>
      <Button
        kind="quiet"
        className="chat-list-toggle"
        aria-expanded={listed}
        onClick={() => setListed(!listed)}
      >
        <Icon name={listed ? "cross" : "list"} /> {STRINGS.conversations}
      </Button>
      <SessionList selected={sessionId} pathOf={pathOf} onOpen={open} onOrder={onOrder} />
      <section className="chat-main" aria-label={STRINGS.messages}>
        {sessionId === null ? (
          <Beginning outbox={outbox} box={box} onEdit={edit} />
        ) : (
          <Conversation
            key={sessionId}
            sessionId={sessionId}
            outbox={outbox}
            drawn={drawnFor(edit)}
            box={box}
            onEdit={edit}
            onDeleted={() => open(null)}
          />
        )}
      </section>
    </div>
  );
}
