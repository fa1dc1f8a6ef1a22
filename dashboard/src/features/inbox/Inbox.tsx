import { useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { ApiError } from "../../api/client";
import { inboxQuery } from "../../api/inbox";
import type { InboxItem } from "../../api/types";
import { isUrgent } from "../../domain/deadline";
import { useNow } from "../../lib/use-now";
import { Button } from "../../ui/Button";
import { Empty } from "../../ui/Empty";
import { Notice } from "../../ui/Notice";
import { Skeleton } from "../../ui/Skeleton";
import { InboxGoals } from "./InboxGoals";
import { InboxList } from "./InboxList";
import { STRINGS } from "./strings";

import "./inbox.css";

/** With less than an hour left somewhere, seconds count. */
const [SOON_MS, LATER_MS] = [1_000, 15_000];

interface Props {
  readonly singleKeys: boolean;
  /** Shows a decision whole, with every way to answer it. */
  readonly detail: (item: InboxItem) => ReactNode;
  readonly onOpen: (missionId: string) => void;
  /** Leads to a goal. */
  readonly goalLink: (goalId: string, label: string) => ReactNode;
}

/** Everything that waits for a person, in the order of what waiting costs. */
export function Inbox({ singleKeys, detail, onOpen, goalLink }: Props) {
  const inbox = useInfiniteQuery(inboxQuery());
  const items = inbox.data?.pages.flatMap((page) => page.items) ?? [];
  const goals = inbox.data?.pages[0]?.goals ?? [];
  const waiting = inbox.data?.pages[0]?.waiting ?? 0;
  const [first] = useNowOf([...items, ...goals]);
  return (
    <>
      <header className="screen-title">
        <h1>{STRINGS.title}</h1>
        {inbox.isSuccess && <p className="muted small">{STRINGS.waiting(waiting)}</p>}
      </header>
      {inbox.isPending && (
        <div className="section">
          <Skeleton lines={6} label={STRINGS.loading} />
        </div>
      )}
      {inbox.error && (
        <Notice
          tone="danger"
          title={inbox.data ? STRINGS.stale : STRINGS.failed}
          detail={inbox.error.message}
          code={inbox.error instanceof ApiError ? inbox.error.code : undefined}
          alert
        >
          <Button onClick={() => void inbox.refetch()}>{STRINGS.retry}</Button>
        </Notice>
      )}
      {inbox.isSuccess && <InboxGoals goals={goals} now={first} link={goalLink} />}
      {inbox.isSuccess && (
        <InboxList
          items={items}
          now={first}
          singleKeys={singleKeys}
          detail={detail}
          onOpen={onOpen}
          empty={
            goals.length === 0 && (
              <div className="section">
                <Empty title={STRINGS.empty} hint={STRINGS.emptyHint} />
              </div>
            )
          }
        />
      )}
      {inbox.hasNextPage && (
        <Button
          kind="quiet"
          pending={inbox.isFetchingNextPage}
          onClick={() => void inbox.fetchNextPage()}
        >
          {STRINGS.more}
        </Button>
      )}
    </>
  );
}

function useNowOf(items: readonly Pick<InboxItem, "expires_at">[]): [number] {
  const now = useNow(LATER_MS);
  const urgent = items.some((item) => isUrgent(item.expires_at, now));
  const exact = useNow(SOON_MS, urgent);
  return [Math.max(now, exact)];
}
