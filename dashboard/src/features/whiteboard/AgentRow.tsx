import { memo, type ReactNode } from "react";

import { elapsedSeconds, formatElapsed } from "../../domain/duration";
import { isTerminal, lookOf } from "../../domain/mission-status";
import { stepLine } from "../../domain/progress";
import { timeLeftText } from "../../domain/time-left";
import type { AgentCard } from "../../domain/whiteboard";
import { cn } from "../../lib/cn";
import { useNow } from "../../lib/use-now";
import { useStream } from "../../stream/use-stream";
import { Badge } from "../../ui/Badge";
import { ProgressBar } from "../../ui/ProgressBar";
import { endedLine } from "./agent-line";
import { STRINGS } from "./strings";

interface Props {
  readonly card: AgentCard;
  readonly selected: boolean;
  readonly onOpen: (missionId: string) => void;
  /** What stands beside an ended mission's status. */
  readonly mark?: Mark | undefined;
}

export type Mark = (card: AgentCard) => ReactNode;

/** One mission on the whiteboard; it is rendered when its card changed, not when another's did. */
export const AgentRow = memo(function AgentRow({ card, selected, onOpen, mark }: Props) {
  const ended = isTerminal(card.status);
  const look = lookOf(card.status);
  return (
    <li className={cn("agent", ended && "is-ended", selected && "is-selected")}>
      <div className="agent-head">
        <button
          type="button"
          className="agent-open"
          aria-current={selected || undefined}
          onClick={() => onOpen(card.mission_id)}
        >
          {card.objective}
        </button>
        {ended && mark?.(card)}
        <Badge label={look.label} tone={look.tone} glyph={look.glyph} />
      </div>
      {ended ? <p className="agent-line mono">{endedLine(card)}</p> : <Now card={card} />}
    </li>
  );
});

function Now({ card }: { readonly card: AgentCard }) {
  const offline = useStream((view) => view.badge === "offline");
  const running = card.status === "running";
  const moving = running && !offline;
  return (
    <>
      {card.started_at !== null && (
        <ProgressBar
          percent={card.progress_percent}
          label={STRINGS.progressOf(card.objective)}
          tone={lookOf(card.status).tone}
        />
      )}
      <p className="agent-now">
        <span className="agent-step">
          {card.current_step !== null && (
            <span className="mono">{stepLine(card.current_step, card.progress_percent)}</span>
          )}
          <span className="muted">{card.message}</span>
        </span>
        {running && offline && <span className="agent-time muted">{STRINGS.lastKnown}</span>}
        {moving && card.started_at !== null && <Times card={card} />}
      </p>
    </>
  );
}

/** How long it may still take, and how long it has taken. */
function Times({ card }: { readonly card: AgentCard }) {
  const eta = useStream((view) => view.etas[card.mission_id] ?? null);
  const now = useNow(1_000);
  return (
    <span className="agent-time">
      <span className="muted">{timeLeftText(eta, now)}</span>
      <span className="num" title={STRINGS.elapsed}>
        {formatElapsed(elapsedSeconds(card, now) ?? 0)}
      </span>
    </span>
  );
}
