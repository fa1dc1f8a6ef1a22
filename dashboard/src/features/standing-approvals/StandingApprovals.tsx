import { useInfiniteQuery } from "@tanstack/react-query";

import { standingQuery } from "../../api/standing-approvals";
import { useNow } from "../../lib/use-now";
import { Button } from "../../ui/Button";
import { Empty } from "../../ui/Empty";
import { Notice } from "../../ui/Notice";
import { Section } from "../../ui/Section";
import { Skeleton } from "../../ui/Skeleton";
import { OfferList } from "./OfferList";
import { StandingRow } from "./StandingRow";
import { STRINGS } from "./strings";

import "./standing-approvals.css";

/** Every yes that was given beforehand, with what is left of it; and those that are offered. */
export function StandingApprovals() {
  const found = useInfiniteQuery(standingQuery());
  const now = useNow(60_000);
  const standings = found.data?.pages.flatMap((page) => page.items) ?? [];
  const open = standings.filter((each) => each.open);
  const over = standings.filter((each) => !each.open);
  return (
    <>
      <OfferList offers={found.data?.pages[0]?.offers ?? []} />
      <Section title={STRINGS.title}>
        <p className="muted small standing-hint">{STRINGS.hint}</p>
        {found.isPending && <Skeleton lines={3} label={STRINGS.loading} />}
        {found.error && (
          <div className="section-note">
            <Notice tone="danger" title={STRINGS.failed} detail={found.error.message} alert>
              <Button onClick={() => void found.refetch()}>{STRINGS.retry}</Button>
            </Notice>
          </div>
        )}
        {found.isSuccess && open.length === 0 && (
          <Empty title={STRINGS.empty} hint={STRINGS.emptyHint} />
        )}
        <ul className="standings">
          {open.map((each) => (
            <StandingRow key={each.id} standing={each} now={now} />
          ))}
        </ul>
        {over.length > 0 && (
          <details className="standings-over">
            <summary>{STRINGS.over(over.length)}</summary>
            <ul className="standings">
              {over.map((each) => (
                <StandingRow key={each.id} standing={each} now={now} />
              ))}
            </ul>
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
    </>
  );
}
