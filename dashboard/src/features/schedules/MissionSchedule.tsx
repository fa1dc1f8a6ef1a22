import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";

import { missionScheduleQuery } from "../../api/schedules";
import type { MissionView, ScheduleShown } from "../../api/types";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { Section } from "../../ui/Section";
import { Skeleton } from "../../ui/Skeleton";
import { ScheduleDialog } from "./ScheduleDialog";
import { Slots } from "./Slots";
import { sentence, STATES, STRINGS } from "./strings";

import "./schedules.css";

interface Props {
  readonly mission: MissionView;
  /** Leads to a schedule among the others. */
  readonly link: (scheduleId: string, label: string) => ReactNode;
}

const TURNED_DOWN: ReadonlySet<MissionView["status"]> = new Set([
  "rejected",
  "cancelled",
  "expired",
]);

/** The schedule of a mission, the one that fired it, or the way to one. */
export function MissionSchedule({ mission, link }: Props) {
  const [asking, setAsking] = useState(false);
  const { data, error, isLoading } = useQuery(missionScheduleQuery(mission));
  const firedBy = mission.metadata.schedule;
  const open = data !== undefined && data.state !== "ended";
  const can = !TURNED_DOWN.has(mission.status) && !open && !isLoading && !error;
  if (typeof firedBy === "string") {
    return (
      <Section title={STRINGS.section}>
        <p className="mission-schedule">
          {STRINGS.firedBy} {link(firedBy, STRINGS.showSchedule)}
        </p>
      </Section>
    );
  }
  if (!can && data === undefined && !isLoading && !error) return null;
  return (
    <Section title={STRINGS.section} aside={open ? <Badge {...STATES[data.state]} /> : undefined}>
      <div className="mission-schedule">
        {isLoading && <Skeleton lines={2} label={STRINGS.loading} />}
        {error && !data && (
          <Notice tone="danger" title={STRINGS.gone} detail={error.message} alert />
        )}
        {data && <Standing schedule={data} link={link} />}
        {can && (
          <div className="mission-schedule-offer">
            {data === undefined && <p className="muted">{STRINGS.notScheduled}</p>}
            <Button onClick={() => setAsking(true)}>
              {data === undefined ? STRINGS.schedule : STRINGS.scheduleAgain}
            </Button>
          </div>
        )}
        {asking && (
          <ScheduleDialog
            missionId={mission.mission_id}
            objective={mission.objective}
            onClose={() => setAsking(false)}
          />
        )}
      </div>
    </Section>
  );
}

function Standing({ schedule, link }: { schedule: ScheduleShown; link: Props["link"] }) {
  const { state, reason, when, schedule_id: id } = schedule;
  return (
    <>
      <p>
        <span className="schedule-when">{sentence(when)}.</span> {link(id, STRINGS.showSchedule)}
      </p>
      {reason !== "" && (
        <p className="schedule-reason">
          {STATES[state].label}: {reason}.
        </p>
      )}
      {state !== "ended" && <Slots schedule={schedule} heading="h3" />}
    </>
  );
}
