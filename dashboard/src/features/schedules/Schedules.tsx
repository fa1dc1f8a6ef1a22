import { useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { schedulesQuery } from "../../api/schedules";
import { standingQuery } from "../../api/standing-approvals";
import type { Schedule } from "../../api/types";
import { Empty } from "../../ui/Empty";
import { ListFrame } from "../../ui/ListFrame";
import { ScheduleRow } from "./ScheduleRow";
import { STRINGS } from "./strings";

import "./schedules.css";

interface Props {
  /** The schedule that the address names. */
  readonly named: string | null;
  readonly link: (missionId: string, label: string) => ReactNode;
}

/** Every schedule, those that are over folded away. */
export function Schedules({ named, link }: Props) {
  const found = useInfiniteQuery(schedulesQuery());
  const taken = useTaken();
  const all = found.data?.pages.flatMap((page) => page.items) ?? [];
  const over = all.filter(({ state }) => state === "ended");
  const open = all.filter(({ state }) => state !== "ended");
  const rows = (schedules: readonly Schedule[]) => (
    <ul>
      {schedules.map((each) => (
        <ScheduleRow
          key={each.schedule_id}
          schedule={each}
          taken={taken.get(each.standing_id ?? "")}
          named={each.schedule_id === named}
          link={link}
        />
      ))}
    </ul>
  );
  return (
    <ListFrame
      title={STRINGS.title}
      hint={STRINGS.hint}
      listTitle={STRINGS.open}
      found={found}
      words={STRINGS}
    >
      {open.length === 0 && <Empty title={STRINGS.none} hint={STRINGS.noneHint} />}
      {open.length > 0 && rows(open)}
      {over.length > 0 && (
        <details className="schedules-over" open={over.some(({ schedule_id: id }) => id === named)}>
          <summary>{STRINGS.over(over.length)}</summary>
          {rows(over)}
        </details>
      )}
    </ListFrame>
  );
}

/** Return what the runs of each standing approval have taken, as far as it has been read. */
function useTaken(): ReadonlyMap<string, string> {
  const standings = useInfiniteQuery(standingQuery()).data?.pages ?? [];
  return new Map(
    standings.flatMap((page) => page.items.map((each) => [each.id, each.committed_usd])),
  );
}
