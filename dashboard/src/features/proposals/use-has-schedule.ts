import { useQuery } from "@tanstack/react-query";

import { isTemplate, missionScheduleQuery } from "../../api/schedules";
import type { MissionView } from "../../api/types";

/** Tell whether a mission's work has a schedule, in force or proposed; so too until it is read. */
export function useHasSchedule(mission: MissionView): boolean {
  const state = useQuery(missionScheduleQuery(mission)).data?.state;
  return isTemplate(mission) && state !== "ended";
}
