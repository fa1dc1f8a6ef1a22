import { useState } from "react";

import type { GoalShown } from "../../api/types";
import { isAmount } from "../../domain/money";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Refused } from "./Decision";
import { STRINGS } from "./strings";
import { useGoalCommand } from "./use-goal";

interface Props {
  /** The plan that was read; the change is one of this revision. */
  readonly goal: GoalShown;
  readonly held: boolean;
  readonly onSaved: (goal: GoalShown) => void;
  readonly onClose: () => void;
}

/** Changes the cap of a plan, or leaves parts of it out. */
export function EditPlan({ goal, held, onSaved, onClose }: Props) {
  // Only what was touched is sent, so that what somebody else changed meanwhile stays.
  const [touched, setTouched] = useState<string | null>(null);
  const cap = touched ?? goal.cap_usd;
  const [dropped, setDropped] = useState<readonly string[]>([]);
  const save = useGoalCommand(goal.goal_id, onSaved);
  const bad = !isAmount(cap);
  // What another revision has left out already cannot be left out again.
  const drop = dropped.filter((key) => goal.parts.some((part) => part.key === key));
  const changed = drop.length > 0 || cap.trim() !== goal.cap_usd;
  return (
    <form
      className="goal-form"
      aria-label={STRINGS.editTitle}
      onSubmit={(event) => {
        event.preventDefault();
        const money = cap.trim() === goal.cap_usd ? {} : { max_cost_usd: cap.trim() };
        const change = { revision: goal.revision, ...money, drop };
        save.mutate({ kind: "update", change });
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      <Field label={STRINGS.cap} error={bad ? STRINGS.notAmount : undefined}>
        {(ids) => (
          <input
            {...ids}
            className="input num goal-cap-input"
            inputMode="decimal"
            autoComplete="off"
            autoFocus
            aria-invalid={bad}
            value={cap}
            onChange={(event) => setTouched(event.target.value)}
          />
        )}
      </Field>
      <fieldset className="goal-keep">
        <legend>{STRINGS.keepParts}</legend>
        {goal.parts.map(({ key, objective }) => (
          <label key={key}>
            <input
              type="checkbox"
              checked={!drop.includes(key)}
              onChange={(event) =>
                setDropped(
                  event.target.checked ? drop.filter((each) => each !== key) : [...drop, key],
                )
              }
            />
            <span>
              {objective} <code className="muted">{key}</code>
            </span>
          </label>
        ))}
      </fieldset>
      {save.error && !held && <Refused title={STRINGS.saveRefused} error={save.error} />}
      <div className="goal-buttons">
        <Button
          type="submit"
          kind="primary"
          pending={save.isPending}
          disabled={bad || held || !changed}
          title={changed ? undefined : STRINGS.unchanged}
        >
          {STRINGS.save}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {STRINGS.back}
        </Button>
      </div>
    </form>
  );
}
