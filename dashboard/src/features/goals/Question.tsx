import { useState } from "react";

import { useRejections } from "../../api/rejections";
import type { GoalShown } from "../../api/types";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Section } from "../../ui/Section";
import { Refused } from "./Decision";
import { STRINGS } from "./strings";
import { useGoalCommand, useGoalRejection } from "./use-goal";

interface Props {
  readonly goal: GoalShown;
  readonly held: boolean;
  readonly onPlanned: (goal: GoalShown) => void;
}

/** What has to be said before a goal can be planned, and the place to say it. */
export function Question({ goal, held, onPlanned }: Props) {
  const [objective, setObjective] = useState(goal.objective);
  const answer = useGoalCommand(goal.goal_id, onPlanned);
  const drop = useGoalRejection(goal);
  const leaving = useRejections().leaving.has(goal.goal_id);
  const { revision } = goal;
  const said = objective.trim();
  return (
    <Section title={STRINGS.question}>
      <form
        className="goal-form"
        onSubmit={(event) => {
          event.preventDefault();
          answer.mutate({ kind: "update", change: { revision, objective: said } });
        }}
      >
        <p className="goal-question">{goal.question}</p>
        <Field label={STRINGS.answer}>
          {(ids) => (
            <textarea
              {...ids}
              className="input"
              rows={3}
              maxLength={4000}
              value={objective}
              onChange={(event) => setObjective(event.target.value)}
            />
          )}
        </Field>
        {answer.error && !held && <Refused title={STRINGS.answerRefused} error={answer.error} />}
        {leaving && <p className="muted small">{STRINGS.leaving}</p>}
        <div className="goal-buttons" hidden={leaving}>
          <Button
            type="submit"
            kind="primary"
            pending={answer.isPending}
            disabled={held || said === "" || said === goal.objective}
          >
            {STRINGS.answerSend}
          </Button>
          <Button kind="quiet" disabled={held} onClick={() => drop("")}>
            {STRINGS.drop}
          </Button>
        </div>
      </form>
    </Section>
  );
}
