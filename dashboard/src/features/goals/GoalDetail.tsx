import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";

import { ApiError } from "../../api/client";
import { goalQuery } from "../../api/goals";
import type { GoalShown } from "../../api/types";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { Section } from "../../ui/Section";
import { Skeleton } from "../../ui/Skeleton";
import { Changed } from "./Changed";
import { Cancel, Decision } from "./Decision";
import { EditPlan } from "./EditPlan";
import { GoalHead } from "./GoalHead";
import { PartRow } from "./PartRow";
import { Question } from "./Question";
import { sentence, STRINGS } from "./strings";

import "./goals.css";
import "./plan.css";

interface Props {
  readonly goalId: string;
  /** Leads to a mission. */
  readonly link: (missionId: string, label: string) => ReactNode;
  /** Draws what a goal ended in. */
  readonly result: (artifactId: string) => ReactNode;
}

/** One goal: its plan to decide on, then how far each part is, then its result. */
export function GoalDetail({ goalId, link, result }: Props) {
  const found = useQuery(goalQuery(goalId));
  return (
    <>
      {found.isPending && (
        <div className="section">
          <Skeleton lines={8} label={STRINGS.loadingGoal} />
        </div>
      )}
      {found.error && (
        <Notice
          tone="danger"
          title={found.data ? STRINGS.goalStale : STRINGS.goalFailed}
          detail={found.error.message}
          code={found.error instanceof ApiError ? found.error.code : undefined}
          alert
        >
          <Button onClick={() => void found.refetch()}>{STRINGS.retry}</Button>
        </Notice>
      )}
      {found.data && <Goal goal={found.data} link={link} result={result} />}
    </>
  );
}

function Goal({ goal, link, result }: Omit<Props, "goalId"> & { readonly goal: GoalShown }) {
  // A yes is for what was read, so a later revision is shown as such before it is decided on.
  const [seen, setSeen] = useState(goal);
  const [editing, setEditing] = useState(false);
  const { state, parts } = goal;
  const open = state === "proposed" || state === "clarification_needed";
  const held = open && seen.revision !== goal.revision;
  const begun = goal.approved_at !== null;
  const take = (next: GoalShown) => {
    setSeen(next);
    setEditing(false);
  };
  const changed = <Changed seen={seen} goal={goal} onSeen={() => setSeen(goal)} />;
  return (
    <article className="goal" aria-label={goal.objective}>
      <GoalHead goal={goal} />
      {held && state === "clarification_needed" && changed}
      {state === "clarification_needed" && (
        <Question key={seen.revision} goal={seen} held={held} onPlanned={take} />
      )}
      {goal.result_artifact_id !== null && result(goal.result_artifact_id)}
      {goal.result_mission_id !== null && (
        <p className="small">{link(goal.result_mission_id, STRINGS.resultMission)}</p>
      )}
      {parts.length > 0 && (
        <Section title={begun ? STRINGS.planDone : STRINGS.plan}>
          <ol className="goal-parts">
            {parts.map((part, place) => (
              <PartRow
                key={part.key}
                part={part}
                number={place + 1}
                cap={goal.cap_usd}
                begun={begun}
                link={link}
              />
            ))}
          </ol>
          {goal.notes.length > 0 && (
            <div className="goal-notes">
              <h3>{STRINGS.notes}</h3>
              <ul>
                {goal.notes.map((note) => (
                  <li key={note}>{sentence(note)}</li>
                ))}
              </ul>
            </div>
          )}
          {goal.next !== "" && <p className="goal-next muted">{sentence(goal.next)}</p>}
          {held && state === "proposed" && <div className="goal-changed">{changed}</div>}
          {state === "proposed" &&
            (editing ? (
              <EditPlan goal={seen} held={held} onSaved={take} onClose={() => setEditing(false)} />
            ) : (
              <Decision goal={seen} held={held} onEdit={() => setEditing(true)} />
            ))}
          {state === "running" && <Cancel goalId={goal.goal_id} />}
        </Section>
      )}
    </article>
  );
}
