import { useRef, type ReactNode } from "react";

import { ApiError } from "../../api/client";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Notice } from "../../ui/Notice";
import { Skeleton } from "../../ui/Skeleton";
import type { Drawn } from "./Blocks";
import { wholeCards } from "./cards";
import { Answer, Said, Unsent } from "./Message";
import { NewAnswer } from "./NewAnswer";
import { hasArrived } from "./outgoing";
import { SessionHead } from "./SessionHead";
import { STRINGS } from "./strings";
import { useConversation } from "./use-conversation";
import type { Outbox } from "./use-outbox";

import "./chat.css";

interface Props {
  readonly sessionId: string;
  readonly outbox: Outbox;
  readonly drawn: Drawn;
  /** The box to write in, for a message after the last one that is seen here. */
  readonly box: (seen: number, sending: boolean) => ReactNode;
  readonly onEdit: (text: string) => void;
  readonly onDeleted: () => void;
}

/** One conversation: what was said, what came of it, and what is on its way. */
export function Conversation({ sessionId, outbox, drawn, box, onEdit, onDeleted }: Props) {
  const { session, history, messages, last } = useConversation(sessionId);
  const log = useRef<HTMLDivElement>(null);
  const mine = outbox.messages.filter((each) => each.sessionId === sessionId);
  const waiting = mine.filter((each) => !hasArrived(each, messages));
  const sending = mine.some((each) => each.state === "sending");
  const whole = wholeCards(messages);
  const newest = waiting.length === 0 ? messages.at(-1)?.id : undefined;
  const error = history.error ?? session.error;

  const send = (text: string) => {
    outbox.send(sessionId, text, last);
    log.current?.scrollTo({ top: 0 }); // the list is turned round: this is its end
  };
  const again = (text: string) => {
    const known = mine.find((each) => each.text === text && each.state === "failed");
    if (known) outbox.retry(known.key);
    else send(text);
  };
  if (error instanceof ApiError && error.status === 404) return <Gone onNew={onDeleted} />;
  return (
    <>
      <header className="chat-head">
        {session.data && <SessionHead session={session.data} onDeleted={onDeleted} />}
        {!session.data && <h1 className="hidden-text">{STRINGS.conversations}</h1>}
      </header>
      <div
        ref={log}
        className="chat-scroll"
        tabIndex={0}
        role="group"
        aria-label={STRINGS.messages}
      >
        <div className="chat-log">
          {history.isPending && <Skeleton lines={6} label={STRINGS.loading} />}
          {error && (
            <Notice
              tone="danger"
              title={history.data ? STRINGS.old : STRINGS.failed}
              detail={history.data ? "" : error.message}
              alert
            >
              <Button onClick={() => void Promise.all([history.refetch(), session.refetch()])}>
                {STRINGS.retry}
              </Button>
            </Notice>
          )}
          {history.hasNextPage && (
            <Button
              kind="quiet"
              className="chat-earlier"
              pending={history.isFetchingNextPage}
              onClick={() => void history.fetchNextPage()}
            >
              <Icon name="clock" /> {STRINGS.earlier}
            </Button>
          )}
          <ol>
            {messages.map((message) =>
              message.role === "user" ? (
                <Said key={message.id} text={message.text} at={message.created_at} />
              ) : (
                <Answer
                  key={message.id}
                  message={message}
                  drawn={drawn}
                  whole={whole.get(message.id) ?? NONE}
                  isLast={message.id === newest}
                  busy={sending}
                  onSay={send}
                  onRetry={() => again(textBefore(message.sequence, messages))}
                />
              ),
            )}
            {waiting.map((message) => (
              <Unsent
                key={message.key}
                message={message}
                onRetry={() => outbox.retry(message.key)}
                onEdit={() => {
                  outbox.discard(message.key);
                  onEdit(message.text);
                }}
              />
            ))}
          </ol>
        </div>
      </div>
      {box(last, sending)}
      <NewAnswer messages={messages} ready={history.isSuccess} />
    </>
  );
}

const NONE: ReadonlySet<string> = new Set();

function textBefore(
  sequence: number,
  messages: readonly { sequence: number; role: string; text: string }[],
): string {
  const said = messages.find((each) => each.sequence === sequence && each.role === "user");
  return said?.text ?? "";
}

function Gone({ onNew }: { readonly onNew: () => void }) {
  return (
    <div className="chat-gone">
      <h1 className="hidden-text">{STRINGS.gone}</h1>
      <Notice tone="attention" title={STRINGS.gone} detail={STRINGS.goneHint} alert>
        <Button onClick={onNew}>{STRINGS.begin}</Button>
      </Notice>
    </div>
  );
}
