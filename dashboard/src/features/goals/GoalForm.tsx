import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { ApiError } from "../../api/client";
import { proposeGoal } from "../../api/goals";
import { goalKeys } from "../../api/query-keys";
import type { GoalRequest } from "../../api/types";
import { isAmount } from "../../domain/money";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { Section } from "../../ui/Section";
import { STRINGS } from "./strings";

const EMPTY = { objective: "", cap: "", sites: "" };

/** States a new goal; what comes of it is a plan, or the question before one. */
export function GoalForm({ onMade }: { readonly onMade: (goalId: string) => void }) {
  const [values, setValues] = useState(EMPTY);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const queries = useQueryClient();
  const propose = useMutation({
    mutationFn: () => proposeGoal(asked(values), key),
    onSuccess: (goal) => {
      queries.setQueryData(goalKeys.detail(goal.goal_id), goal);
      onMade(goal.goal_id);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: goalKeys.all }),
  });
  const change = (changes: Partial<typeof values>) => {
    setValues((before) => ({ ...before, ...changes }));
    setKey(crypto.randomUUID());
  };
  const badCap = values.cap.trim() !== "" && !isAmount(values.cap);
  const { error } = propose;
  return (
    <Section title={STRINGS.state}>
      <form
        className="goal-form"
        onSubmit={(event) => {
          event.preventDefault();
          propose.mutate();
        }}
      >
        <Field label={STRINGS.objective} hint={STRINGS.objectiveHint}>
          {(ids) => (
            <textarea
              {...ids}
              className="input"
              rows={2}
              maxLength={4000}
              placeholder={STRINGS.example}
              value={values.objective}
              onChange={(event) => change({ objective: event.target.value })}
            />
          )}
        </Field>
        <div className="field-grid">
          <Field
            label={STRINGS.cap}
            hint={STRINGS.capHint}
            error={badCap ? STRINGS.notAmount : undefined}
          >
            {(ids) => (
              <input
                {...ids}
                className="input num"
                inputMode="decimal"
                autoComplete="off"
                aria-invalid={badCap}
                value={values.cap}
                onChange={(event) => change({ cap: event.target.value })}
              />
            )}
          </Field>
          <Field label={STRINGS.sites} hint={STRINGS.sitesHint}>
            {(ids) => (
              <input
                {...ids}
                className="input"
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                value={values.sites}
                onChange={(event) => change({ sites: event.target.value })}
              />
            )}
          </Field>
        </div>
        {error && (
          <Notice
            tone="danger"
            title={STRINGS.proposeRefused}
            detail={error.message}
            code={error instanceof ApiError ? error.code : undefined}
            alert
          />
        )}
        <div className="goal-buttons">
          <Button
            type="submit"
            kind="primary"
            pending={propose.isPending}
            disabled={values.objective.trim() === "" || badCap}
          >
            {STRINGS.propose}
          </Button>
        </div>
      </form>
    </Section>
  );
}

function asked({ objective, cap, sites }: typeof EMPTY): GoalRequest {
  const domains = sites.split(/[\s,]+/).filter(Boolean);
  return {
    objective: objective.trim(),
    ...(cap.trim() === "" ? {} : { max_cost_usd: cap.trim() }),
    ...(domains.length === 0 ? {} : { scope: { allowed_domains: domains } }),
  };
}
