import { useState } from "react";

import type { GoalShown } from "../../api/types";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Section } from "../../ui/Section";
import { Refused } from "./Decision";
import { STRINGS } from "./strings";
import { useGoalCommand } from "./use-goal";

interface Props {
  readonly goal: GoalShown;
  readonly held: boolean;
  readonly onPlanned: (goal: GoalShown) => void;
}

/** What has to be said before a goal can be planned, and the place to say it. */
export function Question({ goal, held, onPlanned }: Props) {
  const [objective, setObjective] = useState(goal.objective);
  const answer = useGoalCommand(goal.goal_id, onPlanned);
  const drop = useGoalCommand(goal.goal_id);
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
        {drop.error && !held && <Refused title={STRINGS.refused} error={drop.error} />}
        <div className="goal-buttons">
          <Button
            type="submit"
            kind="primary"
            pending={answer.isPending}
            disabled={held || said === "" || said === goal.objective}
          >
            {STRINGS.answerSend}
          </Button>
          <Button
            kind="quiet"
            pending={drop.isPending}
            disabled={held}
            onClick={() => drop.mutate({ kind: "reject", revision, reason: "" })}
          >
            {STRINGS.drop}
          </Button>
        </div>
      </form>
    </Section>
  );
}
