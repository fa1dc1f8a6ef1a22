import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { firingsQuery } from "../../api/schedules";
import { formatWall } from "../../lib/zone-time";
import { useNow } from "../../lib/use-now";
import { Skeleton } from "../../ui/Skeleton";
import { outcomeOf, STRINGS } from "./strings";

interface Props {
  readonly scheduleId: string;
  readonly link: (missionId: string, label: string) => ReactNode;
}

/** What a schedule did at its latest times, with the missions that came of them. */
export function Firings({ scheduleId, link }: Props) {
  const { data, error, isPending } = useQuery(firingsQuery(scheduleId));
  const now = useNow(60_000);
  if (isPending) return <Skeleton lines={3} label={STRINGS.firingsLoading} />;
  if (error && !data) {
    return (
      <p className="field-error">
        {STRINGS.firingsFailed} {error.message}
      </p>
    );
  }
  if (data.items.length === 0) return <p className="muted">{STRINGS.noFirings}</p>;
  return (
    <ol className="schedule-firings">
      {data.items.map((each) => (
        <li key={each.slot}>
          <time dateTime={each.slot} className="num">
            {formatWall(each.local, now)}
          </time>
          <span>{outcomeOf(each)}</span>
          {each.mission_id !== null && link(each.mission_id, each.mission_id)}
          {each.reason !== "" && <span className="muted">{each.reason}</span>}
        </li>
      ))}
    </ol>
  );
}
