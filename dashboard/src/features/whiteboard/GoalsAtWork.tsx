import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { goalQuery, goalsQuery } from "../../api/goals";
import type { Goal, GoalPart } from "../../api/types";
import { formatUsd } from "../../domain/money";
import { cn } from "../../lib/cn";
import { Icon } from "../../ui/Icon";
import { partLook } from "../../ui/part-look";
import { ProgressBar } from "../../ui/ProgressBar";
import { Section } from "../../ui/Section";
import { STRINGS } from "./strings";

import "./goals-at-work.css";

interface Props {
  /** Leads to a goal. */
  readonly link: (goalId: string, label: string) => ReactNode;
}

/** Goals that run: how far each is as a whole, and where each of its parts stands. */
export function GoalsAtWork({ link }: Props) {
  const found = useInfiniteQuery(goalsQuery());
  const goals = found.data?.pages.flatMap((page) => page.items) ?? [];
  const running = goals.filter(({ state }) => state === "running");
  if (running.length === 0) return null;
  return (
    <Section
      title={STRINGS.goals}
      aside={<span className="muted small tabular">{STRINGS.goalsRunning(running.length)}</span>}
    >
      <ul className="rows">
        {running.map((goal) => (
          <Running key={goal.goal_id} goal={goal} link={link} />
        ))}
      </ul>
    </Section>
  );
}

function Running({ goal, link }: { readonly goal: Goal; readonly link: Props["link"] }) {
  const { goal_id: goalId, objective, progress_percent: percent } = goal;
  const parts = useQuery(goalQuery(goalId)).data?.parts ?? [];
  return (
    <li className="goal-at-work" aria-label={objective}>
      <p className="goal-at-work-name">{link(goalId, objective)}</p>
      <ProgressBar percent={percent} label={STRINGS.progressOf(objective)} tone="active" moving />
      <p className="goal-at-work-sub muted">
        <span className="num">{percent} %</span>
        <span>{STRINGS.partsDone(goal.done, goal.part_count)}</span>
        <span className="num">
          {STRINGS.spentOf(formatUsd(goal.spent_usd), formatUsd(goal.cap_usd))}
        </span>
      </p>
      <ol>
        {parts.map((part) => (
          <Part key={part.key} part={part} />
        ))}
      </ol>
    </li>
  );
}

function Part({ part }: { readonly part: GoalPart }) {
  const { label, tone, glyph } = partLook(part);
  return (
    <li className={cn("goal-at-work-part", `tone-${tone}`)}>
      <Icon name={glyph} size={13} />
      <span>{part.objective.charAt(0).toUpperCase() + part.objective.slice(1)}</span>
      <span className="muted tabular">
        {part.mission ? `${label}, ${part.mission.progress_percent} %` : label}
      </span>
    </li>
  );
}
