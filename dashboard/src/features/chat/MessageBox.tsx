import { useLayoutEffect, useState, type KeyboardEvent, type RefObject } from "react";

import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { draftOf, keepDraft } from "./drafts";
import { STRINGS } from "./strings";

/** As many characters as the server takes. */
const MOST = 10_000;

interface Props {
  readonly sessionId: string | null;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly sending: boolean;
  /** A text to be changed and sent; null: what was being written stays. */
  readonly given: string | null;
  readonly onSend: (text: string) => boolean;
}

/** Where a message is written; what is written survives a reload until it is sent. */
export function MessageBox({ sessionId, field, sending, given, onSend }: Props) {
  const [text, setText] = useState(() => given ?? draftOf(sessionId));
  const ready = text.trim() !== "" && text.length <= MOST && !sending;

  const write = (next: string) => {
    setText(next);
    keepDraft(sessionId, next);
  };
  const submit = () => {
    // Twice the same Enter is one message: the second finds the first on its way.
    if (ready && onSend(text.trim())) write("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") field.current?.blur();
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (!event.repeat) submit();
  };
  useLayoutEffect(() => {
    if (given === null) return;
    keepDraft(sessionId, given);
    field.current?.focus();
  }, [given, sessionId, field]);

  return (
    <form
      className="chat-box"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <textarea
        ref={field}
        aria-label={STRINGS.write}
        placeholder={STRINGS.placeholder}
        title={STRINGS.keys}
        rows={1}
        enterKeyHint="send"
        value={text}
        onKeyDown={onKeyDown}
        onChange={(event) => write(event.target.value)}
      />
      <Button type="submit" kind="primary" disabled={!ready} pending={sending}>
        <Icon name="send" /> {STRINGS.send}
      </Button>
      {text.length > MOST && (
        <p className="field-error" role="alert">
          {STRINGS.tooLong(MOST)}
        </p>
      )}
    </form>
  );
}
