import { useState } from "react";

import { isTerminal } from "../../domain/mission-status";
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
  const stream = useStream();
  const agents = useLiveAgents();
  const [all, setAll] = useState(false);
  const live = agents.filter((card) => !isTerminal(card.status)).length;
  const shown = all ? agents : agents.slice(0, live + ENDED_SHOWN);
  const more = agents.length - live - ENDED_SHOWN;
  return (
    <Section title={STRINGS.liveAgents} className="live-agents" aside={<Load />}>
      {stream.badge === "offline" && stream.ready && (
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
              eta={stream.etas[card.mission_id] ?? null}
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
  const { ready, badge, problem } = useStream();
  if (ready) return <Empty title={STRINGS.noAgents} hint={STRINGS.noAgentsHint} />;
  if (badge !== "offline") return <Skeleton lines={3} label={STRINGS.loading} />;
  return (
    <div className="section-note">
      <Notice tone="danger" title={STRINGS.offline} detail={problem ?? ""} alert />
    </div>
  );
}

function Load() {
  const { board, capacity } = useStream();
  if (capacity === null) return null;
  const cards = Object.values(board.cards);
  const running = cards.filter((card) => card.status === "running").length;
  return (
    <span className="muted small tabular">
      {STRINGS.queued(running, capacity.queued, capacity.limit)}
    </span>
  );
}
