import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { changeSession } from "../../api/chat";
import { chatKeys } from "../../api/query-keys";
import type { ChatSession } from "../../api/types";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Notice } from "../../ui/Notice";
import { DeleteDialog } from "./DeleteDialog";
import { STRINGS } from "./strings";

interface Props {
  readonly session: ChatSession;
  readonly onDeleted: () => void;
}

/** What a conversation is called, and what can be done with it as a whole. */
export function SessionHead({ session, onDeleted }: Props) {
  const [naming, setNaming] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const queries = useQueryClient();
  const { session_id: sessionId, archived } = session;
  const change = useMutation({
    mutationFn: (changes: { title?: string; archived?: boolean }) =>
      changeSession(sessionId, changes),
    onSuccess: (changed) => {
      queries.setQueryData(chatKeys.session(sessionId), changed);
      setNaming(false);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: chatKeys.sessions() }),
  });
  const label = archived ? STRINGS.unarchive : STRINGS.archive;
  return (
    <>
      {naming ? (
        <TitleForm
          title={session.title}
          pending={change.isPending}
          onSave={(title) => change.mutate({ title })}
          onBack={() => setNaming(false)}
        />
      ) : (
        <div className="chat-head-row">
          <h1>{session.title || STRINGS.untitled}</h1>
          <div className="chat-head-tools">
            <Button kind="quiet" title={STRINGS.rename} onClick={() => setNaming(true)}>
              <Icon name="pencil" /> <span>{STRINGS.rename}</span>
            </Button>
            <Button
              kind="quiet"
              title={label}
              pending={change.isPending}
              onClick={() => change.mutate({ archived: !archived })}
            >
              <Icon name="archive" /> <span>{label}</span>
            </Button>
            <Button kind="quiet" title={STRINGS.remove} onClick={() => setDeleting(true)}>
              <Icon name="trash" /> <span>{STRINGS.remove}</span>
            </Button>
          </div>
        </div>
      )}
      {archived && <p className="muted small">{STRINGS.archivedNote}</p>}
      {change.error && (
        <Notice tone="danger" title={STRINGS.refused} detail={change.error.message} alert />
      )}
      {deleting && (
        <DeleteDialog session={session} onClose={() => setDeleting(false)} onDeleted={onDeleted} />
      )}
    </>
  );
}

interface TitleProps {
  readonly title: string;
  readonly pending: boolean;
  readonly onSave: (title: string) => void;
  readonly onBack: () => void;
}

function TitleForm({ title, pending, onSave, onBack }: TitleProps) {
  const [text, setText] = useState(title);
  const ready = text.trim() !== "";
  return (
    <form
      className="chat-head-row"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onSave(text.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onBack();
      }}
    >
      <h1 className="hidden-text">{title || STRINGS.untitled}</h1>
      <input
        className="input"
        aria-label={STRINGS.title}
        maxLength={120}
        autoFocus
        value={text}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" kind="primary" disabled={!ready} pending={pending}>
        {STRINGS.save}
      </Button>
      <Button kind="quiet" onClick={onBack}>
        {STRINGS.back}
      </Button>
    </form>
  );
}
