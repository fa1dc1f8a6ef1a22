import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { scheduleQuery } from "../../api/schedules";
import type { Schedule } from "../../api/types";
import { ListRow, RowFact, RowFacts } from "../../ui/ListRow";
import { MomentTime } from "../../ui/Time";
import { Bounds } from "./Bounds";
import { Firings } from "./Firings";
import { ScheduleButtons } from "./ScheduleButtons";
import { Simulator } from "./Simulator";
import { Slots } from "./Slots";
import { sentence, STATES, STRINGS } from "./strings";

interface Props {
  readonly schedule: Schedule;
  /** What its runs have taken; undefined where it is not known. */
  readonly taken: string | undefined;
  /** Whether the address names it. */
  readonly named: boolean;
  readonly link: (missionId: string, label: string) => ReactNode;
}

/** One schedule: what it does and when, where it stands, and what can be done about it. */
export function ScheduleRow({ schedule, taken, named, link }: Props) {
  const { schedule_id: id, state, reason, objective } = schedule;
  const over = state === "ended";
  const neverBegan = over && schedule.standing_id === null;
  return (
    <ListRow
      id={id}
      name={objective}
      named={named}
      heading={link(schedule.mission_id, objective)}
      sub={sentence(schedule.when)}
      badge={STATES[state]}
    >
      {reason !== "" && <p className="schedule-reason">{sentence(reason)}.</p>}
      {state === "proposed" && <p className="schedule-means">{STRINGS.proposedMeans}</p>}
      <RowFacts>
        {!over && <Slots schedule={schedule} />}
        {!neverBegan && <Bounds schedule={schedule} taken={taken} />}
        {!over && <Cost scheduleId={id} />}
        {state !== "proposed" && !neverBegan && <Done schedule={schedule} link={link} />}
      </RowFacts>
      {!over && schedule.daylight_saving !== null && (
        <p className="muted small">{schedule.daylight_saving}.</p>
      )}
      {schedule.fired + schedule.missed_count > 0 && (
        <Firings scheduleId={id} objective={objective} link={link} />
      )}
      {!over && <Simulator schedule={schedule} />}
      {!over && <ScheduleButtons schedule={schedule} link={link} />}
    </ListRow>
  );
}

function Cost({ scheduleId }: { readonly scheduleId: string }) {
  const { data, error } = useQuery(scheduleQuery(scheduleId));
  return (
    <RowFact title={STRINGS.cost}>
      {error && !data ? <p className="muted">{STRINGS.costFailed}</p> : null}
      {data && <p>{data.forecast_words}</p>}
    </RowFact>
  );
}

function Done({ schedule, link }: Pick<Props, "schedule" | "link">) {
  const { last_mission_id: missionId, last_fired_at: at, failures, queued } = schedule;
  const missed = schedule.missed_count;
  return (
    <RowFact title={STRINGS.last}>
      {at === null ? (
        <p className="muted">
          {schedule.state === "ended" ? STRINGS.neverFired : STRINGS.neverRan}
        </p>
      ) : (
        <p>
          <MomentTime at={at} />
          {missionId !== null && <> · {link(missionId, missionId)}</>}
        </p>
      )}
      {failures > 0 && (
        <p className="schedule-failures">{STRINGS.failures(failures, schedule.pause_after)}</p>
      )}
      {missed > 0 && <p className="muted">{STRINGS.missedCount(missed)}</p>}
      {queued > 0 && <p className="muted">{STRINGS.queued(queued)}</p>}
    </RowFact>
  );
}
