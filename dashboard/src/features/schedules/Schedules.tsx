import { useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { ApiError } from "../../api/client";
import { schedulesQuery } from "../../api/schedules";
import { standingQuery } from "../../api/standing-approvals";
import type { Schedule } from "../../api/types";
import { Button } from "../../ui/Button";
import { Empty } from "../../ui/Empty";
import { Notice } from "../../ui/Notice";
import { Section } from "../../ui/Section";
import { Skeleton } from "../../ui/Skeleton";
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
    <ul className="schedules">
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
    <>
      <header className="screen-title">
        <h1>{STRINGS.title}</h1>
        <p className="muted small">{STRINGS.hint}</p>
      </header>
      {found.isPending && (
        <div className="section">
          <Skeleton lines={6} label={STRINGS.loading} />
        </div>
      )}
      {found.error && (
        <Notice
          tone="danger"
          title={found.data ? STRINGS.stale : STRINGS.failed}
          detail={found.error.message}
          code={found.error instanceof ApiError ? found.error.code : undefined}
          alert
        >
          <Button onClick={() => void found.refetch()}>{STRINGS.retry}</Button>
        </Notice>
      )}
      {found.data && (
        <Section title={STRINGS.open}>
          {open.length === 0 && <Empty title={STRINGS.none} hint={STRINGS.noneHint} />}
          {open.length > 0 && rows(open)}
          {over.length > 0 && (
            <details
              className="schedules-over"
              open={over.some(({ schedule_id: id }) => id === named)}
            >
              <summary>{STRINGS.over(over.length)}</summary>
              {rows(over)}
            </details>
          )}
          {found.hasNextPage && (
            <div className="section-more">
              <Button
                kind="quiet"
                pending={found.isFetchingNextPage}
                onClick={() => void found.fetchNextPage()}
              >
                {STRINGS.more}
              </Button>
            </div>
          )}
        </Section>
      )}
    </>
  );
}

/** Return what the runs of each standing approval have taken, as far as it has been read. */
function useTaken(): ReadonlyMap<string, string> {
  const standings = useInfiniteQuery(standingQuery()).data?.pages ?? [];
  return new Map(
    standings.flatMap((page) => page.items.map((each) => [each.id, each.committed_usd])),
  );
}
