import { useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { ApiError } from "../../api/client";
import { goalsQuery } from "../../api/goals";
import type { Goal } from "../../api/types";
import { formatUsd } from "../../domain/money";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Empty } from "../../ui/Empty";
import { Notice } from "../../ui/Notice";
import { ProgressBar } from "../../ui/ProgressBar";
import { Section } from "../../ui/Section";
import { Skeleton } from "../../ui/Skeleton";
import { MomentTime } from "../../ui/Time";
import { GoalForm } from "./GoalForm";
import { STATES, STRINGS } from "./strings";

import "./goals.css";

interface Props {
  /** Leads to a goal. */
  readonly link: (goalId: string, label: string) => ReactNode;
  readonly onOpen: (goalId: string) => void;
}

/** Every goal with how far it is, and the form that states another one. */
export function Goals({ link, onOpen }: Props) {
  const found = useInfiniteQuery(goalsQuery());
  const goals = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <header className="screen-title">
        <h1>{STRINGS.title}</h1>
        <p className="muted small">{STRINGS.hint}</p>
      </header>
      <GoalForm onMade={onOpen} />
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
        <Section title={STRINGS.list}>
          {goals.length === 0 && <Empty title={STRINGS.none} hint={STRINGS.noneHint} />}
          <ul className="goals">
            {goals.map((goal) => (
              <Row key={goal.goal_id} goal={goal} link={link} />
            ))}
          </ul>
          {found.hasNextPage && (
            <div className="goal-more">
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

function Row({ goal, link }: { readonly goal: Goal; readonly link: Props["link"] }) {
  const { objective, state, done, settled, part_count: parts, cap_usd: cap } = goal;
  const begun = goal.approved_at !== null;
  return (
    <li className="goal-row" aria-label={objective}>
      <div className="goal-head">
        <h3>{link(goal.goal_id, objective)}</h3>
        <Badge {...STATES[state]} />
      </div>
      {begun && (
        <ProgressBar
          percent={goal.progress_percent}
          label={STRINGS.progress(objective)}
          tone={STATES[state].tone}
          moving={state === "running"}
        />
      )}
      <p className="goal-sub muted">
        {begun && <span className="num">{goal.progress_percent} %</span>}
        <span>{parts === 0 ? STRINGS.noPlan : STRINGS.parts(done, parts, settled - done)}</span>
        <span className="num">
          {begun
            ? STRINGS.spentOf(formatUsd(goal.spent_usd), formatUsd(cap))
            : STRINGS.capOf(formatUsd(cap))}
        </span>
        <MomentTime at={goal.created_at} />
      </p>
    </li>
  );
}
