import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";

import { ApiError } from "../api/client";
import { missionQuery } from "../api/missions";
import type { MissionView } from "../api/types";
import { shout } from "../domain/mission-status";
import { ArtifactPanel } from "../features/artifacts/ArtifactPanel";
import { Failure } from "../features/missions/Failure";
import { MissionHeader } from "../features/missions/MissionHeader";
import { MissionHistory } from "../features/missions/MissionHistory";
import { RunPanel } from "../features/missions/RunPanel";
import { TryAgain } from "../features/missions/TryAgain";
import { RunSteps } from "../features/missions/RunSteps";
import { ApprovedPanel } from "../features/proposals/ApprovedPanel";
import { ClarificationForm } from "../features/proposals/ClarificationForm";
import { DeviationPanel } from "../features/proposals/DeviationPanel";
import { ProposalPanel } from "../features/proposals/ProposalPanel";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { Notice } from "../ui/Notice";
import { Skeleton } from "../ui/Skeleton";
import { openMission } from "./router";
import { STRINGS } from "./strings";

interface Props {
  readonly missionId: string;
  readonly onAgain: (objective: string) => void;
}

/** One mission, whatever its state. */
export function MissionPage({ missionId, onAgain }: Props) {
  const mission = useQuery(missionQuery(missionId));
  const page = useRef<HTMLElement>(null);
  const loaded = mission.data !== undefined;
  const status = mission.data?.status;

  useEffect(() => {
    // The focus goes to what can be decided, so that the keys work at once.
    const box = page.current;
    const busy = document.activeElement?.closest(".composer, dialog") ?? null;
    const target = box?.querySelector<HTMLElement>("[data-focus-target]") ?? box;
    const field = target instanceof HTMLFormElement ? target.querySelector("input") : null;
    if (busy === null || loaded) (field ?? target)?.focus({ preventScroll: true });
  }, [loaded]);

  useEffect(() => {
    const { data } = mission;
    document.title = data
      ? `${shout(data.status)} · ${data.objective} · ${STRINGS.product}`
      : `${STRINGS.product} · ${STRINGS.page}`;
    return () => {
      document.title = `${STRINGS.product} · ${STRINGS.page}`;
    };
  }, [mission, status]);

  return (
    <article ref={page} className="mission" aria-label={STRINGS.mission} tabIndex={-1}>
      <Button kind="quiet" className="mission-back" onClick={() => openMission(null)}>
        <Icon name="back" /> {STRINGS.allMissions}
      </Button>
      {mission.isPending && <Skeleton lines={6} label={STRINGS.loadingMission} />}
      {mission.error && !mission.data && (
        <Notice
          tone="danger"
          title={STRINGS.notShown}
          detail={mission.error.message}
          code={mission.error instanceof ApiError ? mission.error.code : undefined}
          alert
        >
          <Button onClick={() => void mission.refetch()}>{STRINGS.retry}</Button>
        </Notice>
      )}
      {mission.data && (
        <>
          <MissionHeader mission={mission.data} onOpen={openMission} />
          <Standing mission={mission.data} onAgain={onAgain} />
          <RunSteps missionId={missionId} running={mission.data.status === "running"} />
          <MissionHistory missionId={missionId} />
        </>
      )}
    </article>
  );
}

/** What stands now, and what can be done about it. */
function Standing({ mission, onAgain }: { mission: MissionView; onAgain: Props["onAgain"] }) {
  switch (mission.status) {
    case "clarification_needed":
      return <ClarificationForm key={mission.revision} mission={mission} />;
    case "proposed":
      return mission.proposal && <ProposalPanel mission={mission} proposal={mission.proposal} />;
    case "approved":
      return <ApprovedPanel mission={mission} />;
    case "running":
      return <RunPanel mission={mission} />;
    case "awaiting_approval":
      return mission.run?.deviation ? (
        <DeviationPanel mission={mission} deviation={mission.run.deviation} />
      ) : null;
    case "completed":
      return <Outcome mission={mission} onAgain={onAgain} />;
    case "failed":
      return <Failure mission={mission} onMade={openMission} onAgain={onAgain} />;
    case "cancelled":
    case "rejected":
    case "expired":
      return <TryAgain mission={mission} onMade={openMission} onAgain={onAgain} />;
  }
}

function Outcome({ mission, onAgain }: { mission: MissionView; onAgain: Props["onAgain"] }) {
  const record = mission.execution_record;
  const artifact = record?.artifact_reference;
  return (
    <>
      {record?.result_summary && (
        <p className="outcome">
          <span className="hidden-text">{STRINGS.summary}: </span>
          {record.result_summary}
        </p>
      )}
      {artifact && <ArtifactPanel artifactId={artifact.artifact_id} />}
      <TryAgain mission={mission} onMade={openMission} onAgain={onAgain} />
    </>
  );
}
