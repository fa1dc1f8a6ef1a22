import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState, type ReactNode } from "react";

import { scheduleQuery } from "../../api/schedules";
import type { Schedule } from "../../api/types";
import { Badge } from "../../ui/Badge";
import { MomentTime } from "../../ui/Time";
import { Bounds } from "./Bounds";
import { Firings } from "./Firings";
import { ScheduleButtons } from "./ScheduleButtons";
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
  const row = useRef<HTMLLIElement>(null);
  const { schedule_id: id, state, reason, objective } = schedule;
  useEffect(() => {
    if (!named) return;
    row.current?.scrollIntoView({ block: "center" });
    row.current?.focus({ preventScroll: true });
  }, [named]);
  const over = state === "ended";
  const neverBegan = over && schedule.standing_id === null;
  return (
    <li ref={row} className="schedule" id={id} tabIndex={-1} aria-label={objective}>
      <div className="schedule-head">
        <div>
          <h3>{link(schedule.mission_id, objective)}</h3>
          <p className="schedule-when">{sentence(schedule.when)}</p>
        </div>
        <Badge {...STATES[state]} />
      </div>
      {reason !== "" && <p className="schedule-reason">{sentence(reason)}.</p>}
      {state === "proposed" && <p className="schedule-means">{STRINGS.proposedMeans}</p>}
      <div className="schedule-facts">
        {!over && <Slots schedule={schedule} />}
        {!neverBegan && <Bounds schedule={schedule} taken={taken} />}
        {!over && <Cost scheduleId={id} />}
        {state !== "proposed" && !neverBegan && <Done schedule={schedule} link={link} />}
      </div>
      {schedule.fired + schedule.missed_count > 0 && <LastFirings scheduleId={id} link={link} />}
      {!over && <ScheduleButtons schedule={schedule} link={link} />}
    </li>
  );
}

function Cost({ scheduleId }: { readonly scheduleId: string }) {
  const { data, error } = useQuery(scheduleQuery(scheduleId));
  return (
    <div>
      <h4>{STRINGS.cost}</h4>
      {error && !data ? <p className="muted">{STRINGS.costFailed}</p> : null}
      {data && <p>{data.forecast_words}</p>}
    </div>
  );
}

function Done({ schedule, link }: Pick<Props, "schedule" | "link">) {
  const { last_mission_id: missionId, last_fired_at: at, failures, queued } = schedule;
  const missed = schedule.missed_count;
  return (
    <div>
      <h4>{STRINGS.last}</h4>
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
    </div>
  );
}

function LastFirings({ scheduleId, link }: { scheduleId: string; link: Props["link"] }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="schedule-more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{STRINGS.firings}</summary>
      {open && <Firings scheduleId={scheduleId} link={link} />}
    </details>
  );
}
