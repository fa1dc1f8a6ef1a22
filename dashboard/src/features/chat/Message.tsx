import type { ChatMessage } from "../../api/types";
import { cn } from "../../lib/cn";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { ClockTime } from "../../ui/Time";
import { Block, type Drawn } from "./Blocks";
import { asksBack, paragraphsOf, suggestionsOf } from "./cards";
import type { Outgoing } from "./outgoing";
import { STRINGS } from "./strings";

interface SaidProps {
  readonly text: string;
  readonly at?: string;
  readonly children?: React.ReactNode;
}

/** What the person said. */
export function Said({ text, at, children }: SaidProps) {
  return (
    <li className="chat-said">
      <span className="hidden-text">{STRINGS.you}: </span>
      <p className="chat-bubble">{text}</p>
      {children}
      {at !== undefined && (
        <p className="chat-foot">
          <ClockTime at={at} />
        </p>
      )}
    </li>
  );
}

interface UnsentProps {
  readonly message: Outgoing;
  readonly onRetry: () => void;
  readonly onEdit: () => void;
}

/** A message on its way, or one that did not get there. */
export function Unsent({ message, onRetry, onEdit }: UnsentProps) {
  return (
    <Said text={message.text}>
      {message.state === "sending" ? (
        <p className="chat-foot" aria-busy="true">
          <span className="spinner" aria-hidden="true" /> {STRINGS.sending}
        </p>
      ) : (
        <Notice tone="danger" title={STRINGS.unsent} detail={message.problem ?? ""} alert>
          <div className="form-buttons">
            <Button onClick={onRetry}>{STRINGS.sendAgain}</Button>
            <Button kind="quiet" onClick={onEdit}>
              {STRINGS.takeBack}
            </Button>
          </div>
        </Notice>
      )}
    </Said>
  );
}

interface AnswerProps {
  readonly message: ChatMessage;
  readonly drawn: Drawn;
  /** The missions that are shown whole in this answer. */
  readonly whole: ReadonlySet<string>;
  /** Only the last answer offers what may be said next. */
  readonly isLast: boolean;
  readonly busy: boolean;
  readonly onSay: (text: string) => void;
  /** Sends the message that got no answer once more. */
  readonly onRetry: () => void;
}

/** What Buddy says: words, what stands beside them, and what may be said next. */
export function Answer(props: AnswerProps) {
  const { message, drawn, whole, isLast, busy, onSay, onRetry } = props;
  const { envelope } = message;
  if (envelope === null) {
    return (
      <li className="chat-answer">
        {message.status === "failed" ? (
          <Notice tone="danger" title={message.text}>
            {isLast && (
              <Button disabled={busy} onClick={onRetry}>
                {STRINGS.sendAgain}
              </Button>
            )}
          </Notice>
        ) : (
          <p className="muted">
            <span className="spinner" aria-hidden="true" /> {STRINGS.answering}
          </p>
        )}
      </li>
    );
  }
  const { artifacts: blocks, metadata } = envelope;
  const asks = asksBack(message);
  return (
    <li className={cn("chat-answer", asks && "is-question")}>
      <span className="hidden-text">{STRINGS.buddy}: </span>
      <div className="chat-words">
        {paragraphsOf(message).map((line, at) => (
          <p key={at}>{line}</p>
        ))}
      </div>
      {blocks.map((block, at) => (
        <Block
          key={at}
          block={block}
          drawn={drawn}
          whole={block.kind === "mission" && whole.has(block.mission_id)}
          asks={asks}
          busy={busy}
          onSay={onSay}
          open={isLast && blocks.length === 1}
        />
      ))}
      {isLast && (
        <Suggestions message={message} hasCard={whole.size > 0} busy={busy} onSay={onSay} />
      )}
      <p className="chat-foot">
        <ClockTime at={message.created_at} />
        <span title={STRINGS.readAs}>
          {metadata.route.replace("_", " ")} {Math.round(metadata.confidence * 100)}% ·{" "}
          {metadata.engine}
        </span>
      </p>
    </li>
  );
}

type SuggestionsProps = Pick<AnswerProps, "message" | "busy" | "onSay"> & {
  readonly hasCard: boolean;
};

function Suggestions({ message, hasCard, busy, onSay }: SuggestionsProps) {
  const actions = suggestionsOf(message, hasCard);
  if (actions.length === 0) return null;
  const label = asksBack(message) ? STRINGS.choices : STRINGS.suggestions;
  return (
    <ul className="chat-suggestions" aria-label={label}>
      {actions.map((action) => (
        <li key={action.text}>
          <Button disabled={busy} title={action.text} onClick={() => onSay(action.text)}>
            {action.label}
          </Button>
        </li>
      ))}
    </ul>
  );
}
