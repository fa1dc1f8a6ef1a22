import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useRef } from "react";

import { ApiError } from "../api/client";
import { missionQuery } from "../api/missions";
import { isTerminal, shout, type MissionStatus } from "../domain/mission-status";
import { ProposedNext } from "../features/missions/Judgement";
import { MissionHeader } from "../features/missions/MissionHeader";
import { MissionHistory } from "../features/missions/MissionHistory";
import { RunSteps } from "../features/missions/RunSteps";
import { useTitle } from "../lib/title";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { Notice } from "../ui/Notice";
import { Skeleton } from "../ui/Skeleton";
import { RecipeLink } from "./RecipeLink";
import { openMission } from "./router";
import { ScheduleLink } from "./ScheduleLink";
import { Standing } from "./Standing";
import { STRINGS } from "./strings";

const Receipt = lazy(async () => {
  const { Receipt: component } = await import("../features/receipt/Receipt");
  return { default: component };
});

const MissionLearning = lazy(async () => {
  const { MissionLearning: component } = await import("../features/learning/MissionLearning");
  return { default: component };
});

const MissionSchedule = lazy(async () => {
  const { MissionSchedule: component } = await import("../features/schedules/MissionSchedule");
  return { default: component };
});

const MissionRecipe = lazy(async () => {
  const { MissionRecipe: component } = await import("../features/recipes/MissionRecipe");
  return { default: component };
});

/** Before an approval the proposal itself says what the past changed. */
const NOT_YET: ReadonlySet<MissionStatus> = new Set(["proposed", "clarification_needed"]);

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
          {/* All of it at once: what comes piece by piece moves under the reader. */}
          <Suspense fallback={<Skeleton lines={6} label={STRINGS.loadingScreen} />}>
            {!NOT_YET.has(mission.data.status) && (
              <MissionSchedule
                mission={mission.data}
                link={(id, label) => <ScheduleLink scheduleId={id} label={label} />}
              />
            )}
            {mission.data.status === "completed" && (
              <MissionRecipe
                mission={mission.data}
                link={(id, label) => <RecipeLink recipeId={id} label={label} />}
              />
            )}
            {mission.data.run && isTerminal(mission.data.status) && (
              <Receipt missionId={missionId} />
            )}
            {!NOT_YET.has(mission.data.status) && <MissionLearning mission={mission.data} />}
            <RunSteps missionId={missionId} running={mission.data.status === "running"} />
            <MissionHistory missionId={missionId} />
          </Suspense>
        </>
      )}
    </article>
  );
}
