import { useQuery } from "@tanstack/react-query";

import { missionQuery } from "../api/missions";
import type { ChatBlockOf, MissionView } from "../api/types";
import { lookOf } from "../domain/mission-status";
import type { MissionTalk } from "../features/chat/Blocks";
import { Judgement } from "../features/missions/Judgement";
import { Badge } from "../ui/Badge";
import { Notice } from "../ui/Notice";
import { MissionLink } from "./MissionLink";
import { Outcome, Standing } from "./Standing";
import { STRINGS } from "./strings";

import "./chat-mission.css";

interface Props {
  readonly block: ChatBlockOf<"mission">;
  readonly talk: MissionTalk;
  readonly onAgain: (objective: string) => void;
}

/** A mission inside a conversation, as it stands now. */
export function ChatMission({ block, talk, onAgain }: Props) {
  const { whole } = talk;
  const mission = useQuery(missionQuery(block.mission_id));
  const { data } = mission;
  return (
    <div className="chat-mission">
      <p className="chat-mission-line">
        <MissionLink missionId={block.mission_id} label={data?.objective ?? block.objective} />
        {data && <StatusBadge mission={data} />}
        {data && !whole && data.revision !== block.revision && (
          <span className="muted small">{STRINGS.revisionThen(block.revision, data.revision)}</span>
        )}
      </p>
      {mission.error && !data && (
        <Notice tone="attention" title={STRINGS.notShown} detail={mission.error.message} />
      )}
      {data && whole && <Part mission={data} talk={talk} onAgain={onAgain} />}
    </div>
  );
}

function Part({
  mission,
  talk,
  onAgain,
}: Pick<Props, "talk" | "onAgain"> & { mission: MissionView }) {
  const judged = mission.execution_record?.evaluation;
  switch (mission.status) {
    case "completed":
      return (
        <>
          <Outcome mission={mission} />
          {judged && <Judgement evaluation={judged} busy={talk.busy} onPropose={talk.onSay} />}
        </>
      );
    case "cancelled":
    case "rejected":
    case "expired":
      return null; // said in the conversation, and "do it again" is a sentence away
    case "clarification_needed":
      return talk.asks ? null : <Standing mission={mission} onAgain={onAgain} brief />;
    default:
      return <Standing mission={mission} onAgain={onAgain} brief />;
  }
}

function StatusBadge({ mission }: { readonly mission: MissionView }) {
  const { label, tone, glyph } = lookOf(mission.status);
  return <Badge label={label} tone={tone} glyph={glyph} />;
}
