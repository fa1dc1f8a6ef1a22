import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";

import { ApiError } from "../api/client";
import { missionQuery } from "../api/missions";
import { shout } from "../domain/mission-status";
import { ProposedNext } from "../features/missions/Judgement";
import { MissionHeader } from "../features/missions/MissionHeader";
import { useTitle } from "../lib/title";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { Notice } from "../ui/Notice";
import { Skeleton } from "../ui/Skeleton";
import { MissionRest } from "./MissionRest";
import { openMission } from "./router";
import { Standing } from "./Standing";
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

  useEffect(() => {
    // The focus goes to what can be decided, so that the keys work at once.
    const box = page.current;
    const busy = document.activeElement?.closest(".composer, dialog") ?? null;
    const target = box?.querySelector<HTMLElement>("[data-focus-target]") ?? box;
    const field = target instanceof HTMLFormElement ? target.querySelector("input") : null;
    if (busy === null || loaded) (field ?? target)?.focus({ preventScroll: true });
  }, [loaded]);

  const { data } = mission;
  useTitle(data ? `${shout(data.status)} · ${data.objective} · ${STRINGS.product}` : null);

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
          {mission.data.status === "completed" && mission.data.execution_record?.evaluation && (
            <ProposedNext
              missionId={missionId}
              evaluation={mission.data.execution_record.evaluation}
              onMade={openMission}
            />
          )}
          <MissionRest key={missionId} mission={mission.data} />
        </>
      )}
    </article>
  );
}
