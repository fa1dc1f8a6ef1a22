import { memo } from "react";

import { lookOf, shout } from "../../domain/mission-status";
import type { AgentCard } from "../../domain/whiteboard";
import { cn } from "../../lib/cn";
import { useStream, useTaskPipeline } from "../../stream/use-stream";
import { Empty } from "../../ui/Empty";
import { Icon } from "../../ui/Icon";
import { Section } from "../../ui/Section";
import { Skeleton } from "../../ui/Skeleton";
import { ClockTime } from "../../ui/Time";
import { STRINGS } from "./strings";

interface Props {
  readonly selected: string | null;
  readonly onOpen: (missionId: string) => void;
}

/** The last five runs, one line each. */
export function TaskPipeline({ selected, onOpen }: Props) {
  const read = useStream(({ ready }) => ready);
  const unread = useStream(({ ready, badge }) => !ready && badge === "offline");
  const rows = useTaskPipeline();
  return (
    <Section title={STRINGS.taskPipeline} className="task-pipeline">
      {rows.length > 0 && (
        <ol className="rows">
          {rows.map((card) => (
            <li key={card.mission_id}>
              <Row card={card} selected={card.mission_id === selected} onOpen={onOpen} />
            </li>
          ))}
        </ol>
      )}
      {rows.length === 0 && read && (
        <Empty title={STRINGS.noPipeline} hint={STRINGS.noPipelineHint} />
      )}
      {unread && <Empty title={STRINGS.unread} hint={STRINGS.unreadHint} />}
      {!read && !unread && <Skeleton lines={2} label={STRINGS.loading} />}
    </Section>
  );
}

interface RowProps {
  readonly card: AgentCard;
  readonly selected: boolean;
  readonly onOpen: (missionId: string) => void;
}

const Row = memo(function Row({ card, selected, onOpen }: RowProps) {
  const look = lookOf(card.status);
  return (
    <button
      type="button"
      className={cn("pipeline-row", `tone-${look.tone}`, selected && "is-selected")}
      title={card.objective}
      onClick={() => onOpen(card.mission_id)}
    >
      <Icon name={look.glyph} />
      <span className="mono">
        {card.tool_used ?? STRINGS.noTool}
        {" - "}
        <b>{shout(card.status)}</b>
        {` - ${card.progress_percent}% - `}
        <ClockTime at={card.stopped_at ?? card.started_at ?? card.updated_at} />
      </span>
    </button>
  );
});
