import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";

import { firingsQuery } from "../../api/schedules";
import type { ScheduleFiring } from "../../api/types";
import { formatWall } from "../../lib/zone-time";
import { useNow } from "../../lib/use-now";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Skeleton } from "../../ui/Skeleton";
import { lookOf, timesOf } from "./firing-looks";
import { sentence, STRINGS } from "./strings";

interface Props {
  readonly scheduleId: string;
  readonly objective: string;
  readonly link: (missionId: string, label: string) => ReactNode;
}

const FEW = 5;
const MANY = 50;

/** What a schedule did at its latest times, and what became of the missions that came of them. */
export function Firings({ scheduleId, objective, link }: Props) {
  const [most, setMost] = useState(FEW);
  const found = useQuery({
    ...firingsQuery(scheduleId, most),
    placeholderData: keepPreviousData,
  });
  const { data, error, isPending } = found;
  return (
    <section className="schedule-last" aria-label={STRINGS.firingsOf(objective)}>
      <h4>{STRINGS.firings}</h4>
      {isPending && <Skeleton lines={3} label={STRINGS.firingsLoading} />}
      {error && (
        <p className="field-error">
          {STRINGS.firingsFailed} {error.message}
        </p>
      )}
      {data?.items.length === 0 && <p className="muted">{STRINGS.noFirings}</p>}
      {data && (
        <ol className="schedule-firings">
          {data.items.map((each) => (
            <Line key={each.slot} firing={each} link={link} />
          ))}
        </ol>
      )}
      {most === FEW && (data?.next_cursor ?? null) !== null && (
        <Button
          kind="quiet"
          pending={found.isPlaceholderData}
          aria-label={STRINGS.olderOf(objective)}
          onClick={() => setMost(MANY)}
        >
          {STRINGS.older}
        </Button>
      )}
    </section>
  );
}

function Line({ firing, link }: { readonly firing: ScheduleFiring; readonly link: Props["link"] }) {
  const now = useNow(60_000);
  const { slot, local, count, reason, mission_id: missionId } = firing;
  return (
    <li>
      <time dateTime={slot} className="num">
        {formatWall(local, now)}
      </time>
      <Badge {...lookOf(firing)} />
      <span className="schedule-firing-rest">
        {count > 1 && <span className="num">{timesOf(count)}</span>}
        {missionId !== null && link(missionId, missionId)}
        {reason !== "" && <span className="muted">{sentence(reason)}</span>}
      </span>
    </li>
  );
}
