import { useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { goalsQuery } from "../../api/goals";
import type { Goal } from "../../api/types";
import { formatUsd } from "../../domain/money";
import { Empty } from "../../ui/Empty";
import { ListFrame } from "../../ui/ListFrame";
import { ListRow } from "../../ui/ListRow";
import { ProgressBar } from "../../ui/ProgressBar";
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
    <ListFrame
      title={STRINGS.title}
      hint={STRINGS.hint}
      listTitle={STRINGS.list}
      found={found}
      words={STRINGS}
      above={<GoalForm onMade={onOpen} />}
    >
      {goals.length === 0 && <Empty title={STRINGS.none} hint={STRINGS.noneHint} />}
      <ul className="goals">
        {goals.map((goal) => (
          <Row key={goal.goal_id} goal={goal} link={link} />
        ))}
      </ul>
    </ListFrame>
  );
}

function Row({ goal, link }: { readonly goal: Goal; readonly link: Props["link"] }) {
  const { objective, state, done, settled, part_count: parts, cap_usd: cap } = goal;
  const begun = goal.approved_at !== null;
  return (
    <ListRow
      id={goal.goal_id}
      name={objective}
      heading={link(goal.goal_id, objective)}
      badge={STATES[state]}
    >
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
        <span>
          {parts === 0
            ? STRINGS.noPlan
            : begun
              ? STRINGS.parts(done, parts, settled - done)
              : STRINGS.partsOf(parts)}
        </span>
        <span className="num">
          {begun
            ? STRINGS.spentOf(formatUsd(goal.spent_usd), formatUsd(cap))
            : STRINGS.capOf(formatUsd(cap))}
        </span>
        <MomentTime at={goal.created_at} />
      </p>
    </ListRow>
  );
}
