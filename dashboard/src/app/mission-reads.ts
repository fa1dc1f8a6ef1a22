import type { QueryClient } from "@tanstack/react-query";

import { artifactPreviewQuery } from "../api/artifacts";
import { learningQuery, surveyQuery } from "../api/learning";
import { missionEventsQuery, missionQuery, receiptQuery } from "../api/missions";
import { missionScheduleQuery } from "../api/schedules";
import type { MissionView } from "../api/types";
import { isTerminal, type MissionStatus } from "../domain/mission-status";

/** Before an approval the proposal itself says what the past changed. */
const NOT_YET: ReadonlySet<MissionStatus> = new Set(["proposed", "clarification_needed"]);
const RATED: ReadonlySet<MissionStatus> = new Set(["completed", "failed"]);

/** Tell whether a mission was approved once, so that more than its proposal can be said of it. */
export function hasBegun({ status }: MissionView): boolean {
  return !NOT_YET.has(status);
}

export function hasReceipt({ status, run }: MissionView): boolean {
  return run !== null && isTerminal(status);
}

/** What a mission's page reads beside the mission; what is not enabled has nothing to say. */
export function missionReads(mission: MissionView) {
  const { mission_id: missionId, status, execution_record: record } = mission;
  const artifactId = record?.artifact_reference?.artifact_id;
  return {
    result: { ...artifactPreviewQuery(artifactId ?? ""), enabled: artifactId !== undefined },
    schedule: missionScheduleQuery(mission),
    receipt: { ...receiptQuery(missionId), enabled: hasReceipt(mission) },
    survey: { ...surveyQuery(missionId), enabled: RATED.has(status) },
    learning: { ...learningQuery(), enabled: hasBegun(mission) },
    events: missionEventsQuery(missionId),
  };
}

/** Read all that a mission's page shows, before it is shown; what fails is told there. */
export async function readMission(queries: QueryClient, missionId: string): Promise<void> {
  try {
    const mission = await queries.query(missionQuery(missionId));
    const { result, schedule, receipt, survey, learning, events } = missionReads(mission);
    await Promise.allSettled([
      result.enabled && queries.query(result),
      schedule.enabled && queries.query(schedule),
      receipt.enabled && queries.query(receipt),
      survey.enabled && queries.query(survey),
      learning.enabled && queries.query(learning),
      queries.query(events),
    ]);
  } catch {
    // The page asks again, and says why it cannot be shown.
  }
}
