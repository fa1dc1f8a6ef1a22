import { useEffect, useRef } from "react";

import type { GoalShown } from "../../api/types";
import { formatDuration } from "../../domain/duration";
import { formatUsd } from "../../domain/money";
import { Badge } from "../../ui/Badge";
import { ProgressBar } from "../../ui/ProgressBar";
import { MomentTime } from "../../ui/Time";
import { sentence, STATES, STRINGS } from "./strings";

/** What a goal is, where it stands, and its one cap. */
export function GoalHead({ goal }: { readonly goal: GoalShown }) {
  const { state, objective, cost_p50_usd: price, seconds, parts } = goal;
  const begun = goal.approved_at !== null;
  const planned = parts.length > 0;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The link or the button that had the focus is gone: go on reading where the goal begins.
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [state]);
  return (
    <header className="goal-title">
      <div className="list-head">
        <h1 ref={heading} tabIndex={-1}>
          {objective}
        </h1>
        <Badge {...STATES[state]} />
      </div>
      {goal.reason !== "" && <p className="goal-reason">{sentence(goal.reason)}</p>}
      {begun && (
        <div className="goal-whole">
          <ProgressBar
            percent={goal.progress_percent}
            label={STRINGS.progress(objective)}
            tone={STATES[state].tone}
            moving={state === "running"}
          />
          <p className="num small">{goal.progress_percent} %</p>
        </div>
      )}
      {planned && (
        <dl className="list-facts goal-facts">
          <div className="goal-cap">
            <dt>{STRINGS.capTitle}</dt>
            <dd className="num">{formatUsd(goal.cap_usd)}</dd>
          </div>
          <div>
            <dt>{begun ? STRINGS.spent : STRINGS.expected}</dt>
            <dd className="num">
              {begun
                ? formatUsd(goal.spent_usd)
                : price === null
                  ? STRINGS.expectedUnknown
                  : formatUsd(price)}
            </dd>
          </div>
          {begun ? (
            <div>
              <dt>{STRINGS.planDone}</dt>
              <dd>{STRINGS.parts(goal.done, goal.part_count, goal.settled - goal.done)}</dd>
            </div>
          ) : (
            seconds !== null && (
              <div>
                <dt>{STRINGS.takesTime}</dt>
                <dd>{STRINGS.about(formatDuration(seconds))}</dd>
              </div>
            )
          )}
        </dl>
      )}
      <p className="goal-sub muted">
        <span>{STRINGS.revision(goal.revision)}</span>
        <MomentTime at={goal.created_at} />
        {state === "proposed" && goal.expires_at !== null && (
          <span>
            {STRINGS.decideBy} <MomentTime at={goal.expires_at} />
          </span>
        )}
      </p>
    </header>
  );
}
