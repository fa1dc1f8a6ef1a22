import { useState } from "react";

import { isTerminal } from "../../domain/mission-status";
import type { Board } from "../../domain/whiteboard";
import { useLiveAgents, useStream } from "../../stream/use-stream";
import { Button } from "../../ui/Button";
import { Empty } from "../../ui/Empty";
import { Notice } from "../../ui/Notice";
import { Section } from "../../ui/Section";
import { Skeleton } from "../../ui/Skeleton";
import { AgentRow, type Mark } from "./AgentRow";
import { STRINGS } from "./strings";

const ENDED_SHOWN = 4;

interface Props {
  readonly selected: string | null;
  readonly onOpen: (missionId: string) => void;
  readonly mark?: Mark | undefined;
}

/** What runs or waits, and what ended last. */
export function LiveAgents({ selected, onOpen, mark }: Props) {
  const stale = useStream(({ badge, ready }) => badge === "offline" && ready);
  const agents = useLiveAgents();
  const [all, setAll] = useState(false);
  const live = agents.filter((card) => !isTerminal(card.status)).length;
  const shown = all ? agents : agents.slice(0, live + ENDED_SHOWN);
  const more = agents.length - live - ENDED_SHOWN;
  return (
    <Section title={STRINGS.liveAgents} className="live-agents" aside={<Load />}>
      {stale && (
        <div className="section-note">
          <Notice tone="attention" title={STRINGS.stale} detail={STRINGS.staleDetail} />
        </div>
      )}
      {agents.length === 0 ? (
        <Nothing />
      ) : (
        <ul className="rows">
          {shown.map((card) => (
            <AgentRow
              key={card.mission_id}
              card={card}
              selected={card.mission_id === selected}
              onOpen={onOpen}
              mark={mark}
            />
          ))}
        </ul>
      )}
      {more > 0 && (
        <div className="section-more">
          <Button kind="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? STRINGS.showFewer : STRINGS.showAll(more)}
          </Button>
        </div>
      )}
    </Section>
  );
}

function Nothing() {
  const ready = useStream((view) => view.ready);
  const badge = useStream((view) => view.badge);
  const problem = useStream((view) => view.problem);
  if (ready) return <Empty title={STRINGS.noAgents} hint={STRINGS.noAgentsHint} />;
  if (badge !== "offline") return <Skeleton lines={3} label={STRINGS.loading} />;
  return (
    <div className="section-note">
      <Notice tone="danger" title={STRINGS.offline} detail={problem ?? ""} alert />
    </div>
  );
}

function Load() {
  const capacity = useStream((view) => view.capacity);
  const running = useStream(({ board }) => runningIn(board));
  if (capacity === null) return null;
  return (
    <span className="muted small tabular">
      {STRINGS.queued(running, capacity.queued, capacity.limit)}
    </span>
  );
}

function runningIn(board: Board): number {
  return Object.values(board.cards).filter((card) => card.status === "running").length;
}
