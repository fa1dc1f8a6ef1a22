import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { MissionView } from "../api/types";
import { MissionLearning } from "../features/learning/MissionLearning";
import { MissionHistory } from "../features/missions/MissionHistory";
import { RunSteps } from "../features/missions/RunSteps";
import { Receipt } from "../features/receipt/Receipt";
import { MissionRecipe } from "../features/recipes/MissionRecipe";
import { MissionSchedule } from "../features/schedules/MissionSchedule";
import { Skeleton } from "../ui/Skeleton";
import { hasBegun, hasReceipt, missionReads } from "./mission-reads";
import { RecipeLink } from "./RecipeLink";
import { ScheduleLink } from "./ScheduleLink";
import { STRINGS } from "./strings";

interface Props {
  readonly mission: MissionView;
}

/** What stands below a mission's result: its schedule, its recipe, its receipt, its history. */
export function MissionRest({ mission }: Props) {
  const { mission_id: missionId, status } = mission;
  const [result, ...others] = useReads(mission);
  const read = result && others.every(Boolean);
  const [shown, setShown] = useState(read);
  // All of it at once: what comes piece by piece moves under the reader. Later it stays.
  if (read && !shown) setShown(true);
  // The result says itself that it is being read, and moves what stands below it.
  if (!shown) return result ? <Skeleton lines={6} label={STRINGS.loadingScreen} /> : null;
  return (
    <>
      {hasBegun(mission) && (
        <MissionSchedule
          mission={mission}
          link={(id, label) => <ScheduleLink scheduleId={id} label={label} />}
        />
      )}
      {status === "completed" && (
        <MissionRecipe
          mission={mission}
          link={(id, label) => <RecipeLink recipeId={id} label={label} />}
        />
      )}
      {hasReceipt(mission) && <Receipt missionId={missionId} />}
      {hasBegun(mission) && <MissionLearning mission={mission} />}
      <RunSteps missionId={missionId} running={status === "running"} />
      <MissionHistory missionId={missionId} />
    </>
  );
}

/** Tell of each thing that the page shows whether it has been read, or cannot be; the result first. */
function useReads(mission: MissionView): boolean[] {
  const { result, schedule, receipt, survey, learning, events } = missionReads(mission);
  const reads = [
    useQuery(result),
    useQuery(schedule),
    useQuery(receipt),
    useQuery(survey),
    useQuery(learning),
    useQuery(events),
  ];
  return reads.map(({ isLoading, failureCount }) => !isLoading || failureCount > 0);
}
