import type { ReactNode } from "react";

import { Unsent } from "./Message";
import { EXAMPLES, STRINGS } from "./strings";
import type { Outbox } from "./use-outbox";

import "./chat.css";

interface Props {
  readonly outbox: Outbox;
  readonly box: (seen: number, sending: boolean) => ReactNode;
  readonly onEdit: (text: string) => void;
}

/** A conversation before its first message is answered. */
export function Beginning({ outbox, box, onEdit }: Props) {
  const waiting = outbox.messages.filter((each) => each.sessionId === null);
  const sending = waiting.some((each) => each.state === "sending");
  return (
    <>
      <header className="chat-head">
        <div className="chat-head-row">
          <h1>{STRINGS.newTitle}</h1>
        </div>
      </header>
      <div className="chat-scroll" role="group" aria-label={STRINGS.messages} tabIndex={0}>
        <div className="chat-log">
          {waiting.length === 0 && (
            <div className="chat-welcome">
              <h2>{STRINGS.welcome}</h2>
              <p className="muted">{STRINGS.welcomeHint}</p>
              <ul className="chat-suggestions" aria-label={STRINGS.examples}>
                {EXAMPLES.map((example) => (
                  <li key={example}>
                    <button type="button" className="chip" onClick={() => onEdit(example)}>
                      {example}
                    </button>
                  </li>
                ))}
              </ul>
            </div>
          )}
          <ol>
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
      {box(0, sending)}
    </>
  );
}
