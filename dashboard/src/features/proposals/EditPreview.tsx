import { useQuery, keepPreviousData } from "@tanstack/react-query";

import { editPreviewQuery } from "../../api/missions";
import { missionScheduleQuery } from "../../api/schedules";
import type { MissionUpdate, MissionView } from "../../api/types";
import { changeLine } from "../../domain/difference";
import { formatUsd } from "../../domain/money";
import { DifferenceList } from "../../ui/DifferenceList";
import { estimateLines } from "./estimate-lines";
import { scheduleLines } from "./schedule-lines";
import { STRINGS } from "./strings";

import "./edit-and-top-up.css";

interface Props {
  readonly mission: MissionView;
  /** What would be sent; null while there is nothing that could be. */
  readonly changes: MissionUpdate | null;
}

/** What an edit would make of the proposal, asked of the server before it is saved. */
export function EditPreview({ mission, changes }: Props) {
  const found = useQuery({
    ...editPreviewQuery(mission.mission_id, changes ?? { revision: 0 }),
    enabled: changes !== null,
    placeholderData: keepPreviousData,
  });
  const { data } = found;
  const schedule = useQuery(missionScheduleQuery(mission)).data;
  const shown = changes === null ? undefined : data;
  const terms = shown?.differences.map(changeLine) ?? [];
  const estimate = shown ? estimateLines(shown.before, shown.after) : [];
  const money = shown
    ? scheduleLines(schedule, String(changes?.max_cost_usd ?? mission.cap_usd))
    : [];
  const lines = [...terms, ...money, ...estimate];
  const typical = shown?.after?.cost.p50_usd;
  return (
    <div className="edit-changes" role="status" aria-busy={found.isFetching}>
      <h3>{STRINGS.editChanges}</h3>
      {changes === null && <p className="muted small">{STRINGS.editNothing}</p>}
      {changes !== null && found.isPending && <p className="muted small">{STRINGS.editReading}</p>}
      {changes !== null && found.error && <p className="field-error">{found.error.message}</p>}
      {lines.length > 0 && <DifferenceList label={STRINGS.editChanges} lines={lines} />}
      {shown?.after && estimate.length === 0 && (
        <p className="muted small">
          {STRINGS.editSameEstimate(typical ? formatUsd(typical) : STRINGS.unknown)}
        </p>
      )}
      {shown?.after === null && (
        <p>
          {STRINGS.editAsks} {shown.questions.map((question) => question.text).join(" ")}
        </p>
      )}
    </div>
  );
}
