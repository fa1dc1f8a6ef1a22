import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { ApiError } from "../../api/client";
import { missionKeys, recipeKeys, scheduleKeys } from "../../api/query-keys";
import { runRecipe } from "../../api/recipes";
import type { Recipe, ScheduleRequest } from "../../api/types";
import { zoneHere } from "../../lib/zone-time";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { ParameterField } from "./ParameterField";
import { STRINGS } from "./strings";

interface Props {
  readonly recipe: Recipe;
  readonly onMade: (missionId: string) => void;
  readonly onClose: () => void;
}

type Repeat = "" | "daily" | "weekly";

/** The form of a recipe's parameters; what comes of it is a proposal. */
export function UseDialog({ recipe, onMade, onClose }: Props) {
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() => initial(recipe));
  const [repeat, setRepeat] = useState<Repeat>("");
  const [time, setTime] = useState("08:00");
  const queries = useQueryClient();
  const run = useMutation({
    mutationFn: () => runRecipe(recipe.recipe_id, given(recipe, values), when(repeat, time)),
    onSuccess: ({ mission_id: missionId }) => {
      void queries.invalidateQueries({ queryKey: missionKeys.all });
      void queries.invalidateQueries({ queryKey: recipeKeys.all });
      void queries.invalidateQueries({ queryKey: scheduleKeys.all });
      onMade(missionId);
    },
  });
  const wrong = new Map(
    run.error instanceof ApiError
      ? run.error.parameters.map(({ name, problem }) => [name, problem])
      : [],
  );
  return (
    <Dialog title={STRINGS.useNamed(recipe.name)} closeLabel={STRINGS.close} onClose={onClose}>
      <form
        className="dialog-body recipe-dialog"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          run.mutate();
        }}
      >
        {recipe.parameters.map((parameter, place) => (
          <ParameterField
            key={parameter.name}
            parameter={parameter}
            value={values[parameter.name] ?? ""}
            error={wrong.get(parameter.name)}
            first={place === 0}
            onChange={(value) => {
              setValues((before) => ({ ...before, [parameter.name]: value }));
            }}
          />
        ))}
        <div className="field-grid">
          <Field label={STRINGS.schedule}>
            {(ids) => (
              <select
                {...ids}
                className="input"
                value={repeat}
                onChange={(event) => setRepeat(event.target.value as Repeat)}
              >
                <option value="">{STRINGS.never}</option>
                <option value="daily">{STRINGS.daily}</option>
                <option value="weekly">{STRINGS.weekly}</option>
              </select>
            )}
          </Field>
          {repeat !== "" && (
            <Field label={`${STRINGS.at} (${zoneHere()})`}>
              {(ids) => (
                <input
                  {...ids}
                  className="input num"
                  type="time"
                  value={time}
                  onChange={(event) => setTime(event.target.value)}
                />
              )}
            </Field>
          )}
        </div>
        {run.error && wrong.size === 0 && (
          <Notice tone="danger" title={STRINGS.runRefused} detail={run.error.message} alert />
        )}
        {wrong.size > 0 && (
          <p role="alert" className="hidden-text">
            {run.error?.message}
          </p>
        )}
        <p className="muted small">{STRINGS.proposeNote}</p>
        <div className="recipe-buttons">
          <Button kind="quiet" onClick={onClose}>
            {STRINGS.close}
          </Button>
          <Button type="submit" kind="primary" pending={run.isPending}>
            {STRINGS.propose}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function initial({ parameters }: Recipe): Readonly<Record<string, string>> {
  return Object.fromEntries(parameters.map(({ name, default: usual }) => [name, shown(usual)]));
}

function shown(usual: unknown): string {
  if (Array.isArray(usual)) return usual.map(shown).join("\n");
  return typeof usual === "string" || typeof usual === "number" ? String(usual) : "";
}

/** Return what was filled in; what was left empty is left to the recipe. */
function given({ parameters }: Recipe, values: Readonly<Record<string, string>>) {
  const filled: Record<string, unknown> = {};
  for (const { name, type } of parameters) {
    const text = (values[name] ?? "").trim();
    if (text === "") continue;
    filled[name] = type === "several" ? text.split("\n").filter((line) => line.trim()) : text;
  }
  return filled;
}

function when(repeat: Repeat, time: string): ScheduleRequest | undefined {
  if (repeat === "") return undefined;
  return { recurrence: repeat, trigger_time: time, timezone: zoneHere() };
}
