import { useMutation, useQueryClient } from "@tanstack/react-query";

import { deleteSession } from "../../api/chat";
import { chatKeys } from "../../api/query-keys";
import type { ChatSession } from "../../api/types";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Notice } from "../../ui/Notice";
import { keepDraft } from "./drafts";
import { STRINGS } from "./strings";

interface Props {
  readonly session: ChatSession;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}

/** Asks before a conversation goes for good. */
export function DeleteDialog({ session, onClose, onDeleted }: Props) {
  const queries = useQueryClient();
  const { session_id: sessionId } = session;
  const remove = useMutation({
    mutationFn: () => deleteSession(sessionId),
    onSuccess: () => {
      keepDraft(sessionId, "");
      onDeleted();
      for (const key of [chatKeys.session(sessionId), chatKeys.messages(sessionId)]) {
        queries.removeQueries({ queryKey: key });
      }
      void queries.invalidateQueries({ queryKey: chatKeys.sessions() });
    },
  });
  return (
    <Dialog title={STRINGS.removeQuestion} closeLabel={STRINGS.keep} onClose={onClose}>
      <div className="dialog-body chat-delete">
        <p>
          <b>{session.title || STRINGS.untitled}</b>
        </p>
        <p>{STRINGS.removeWhat(session.exchanges)}</p>
        {remove.error && (
          <Notice tone="danger" title={STRINGS.refused} detail={remove.error.message} alert />
        )}
        <div className="form-buttons">
          <Button kind="danger" pending={remove.isPending} onClick={() => remove.mutate()}>
            {STRINGS.remove}
          </Button>
          <Button kind="quiet" autoFocus onClick={onClose}>
            {STRINGS.keep}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
