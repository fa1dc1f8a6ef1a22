import { useQuery } from "@tanstack/react-query";

import { missionScheduleQuery } from "../../api/schedules";
import type { MissionView } from "../../api/types";
import { Icon } from "../../ui/Icon";
import { Notice } from "../../ui/Notice";
import { Skeleton } from "../../ui/Skeleton";
import { WouldDo } from "./SchedulePreview";
import { STRINGS } from "./strings";

import "./schedules.css";

/** The schedule that the yes to a proposal begins; nothing where there is none, or no longer. */
export function ProposedSchedule({ mission }: { readonly mission: MissionView }) {
  const { data, error } = useQuery(missionScheduleQuery(mission));
  if (error && !data) return <Notice tone="danger" title={STRINGS.gone} detail={error.message} />;
  if (data === undefined) return <Skeleton lines={3} label={STRINGS.loading} />;
  if (data.state !== "proposed") return null;
  return (
    <section className="schedule-proposed" aria-label={STRINGS.proposedTitle}>
      <h3>
        <Icon name="clock" size={13} /> {STRINGS.proposedTitle}
      </h3>
      <WouldDo schedule={data} />
      <p className="schedule-means">{STRINGS.proposedMeans}</p>
    </section>
  );
}
