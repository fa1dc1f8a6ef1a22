import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { recipeKeys } from "../../api/query-keys";
import { editRecipe } from "../../api/recipes";
import type { Recipe } from "../../api/types";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { STRINGS } from "./strings";

interface Props {
  readonly recipe: Recipe;
  readonly onClose: () => void;
}

/** Changes what a recipe says, as a new version. */
export function EditDialog({ recipe, onClose }: Props) {
  const [values, setValues] = useState({
    name: recipe.name,
    description: recipe.description,
    objective: recipe.objective,
    cap_usd: recipe.cap_usd ?? "",
  });
  const queries = useQueryClient();
  const edit = useMutation({
    mutationFn: () =>
      editRecipe(recipe.recipe_id, {
        ...values,
        cap_usd: values.cap_usd.trim() === "" ? null : values.cap_usd.trim(),
        version: recipe.version,
      }),
    onSuccess: onClose,
    onSettled: () => queries.invalidateQueries({ queryKey: recipeKeys.all }),
  });
  const change = (changes: Partial<typeof values>) => {
    setValues((before) => ({ ...before, ...changes }));
  };
  return (
    <Dialog title={STRINGS.editNamed(recipe.name)} closeLabel={STRINGS.close} onClose={onClose}>
      <form
        className="dialog-body recipe-dialog"
        onSubmit={(event) => {
          event.preventDefault();
          edit.mutate();
        }}
      >
        <Field label={STRINGS.name}>
          {(ids) => (
            <input
              {...ids}
              className="input"
              autoFocus
              maxLength={80}
              value={values.name}
              onChange={(event) => change({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label={STRINGS.description}>
          {(ids) => (
            <textarea
              {...ids}
              className="input"
              rows={2}
              maxLength={1000}
              value={values.description}
              onChange={(event) => change({ description: event.target.value })}
            />
          )}
        </Field>
        <Field label={STRINGS.objective} hint={STRINGS.objectiveHint}>
          {(ids) => (
            <textarea
              {...ids}
              className="input"
              rows={2}
              maxLength={1000}
              value={values.objective}
              onChange={(event) => change({ objective: event.target.value })}
            />
          )}
        </Field>
        <Field label={STRINGS.cap} hint={STRINGS.capHint}>
          {(ids) => (
            <input
              {...ids}
              className="input num"
              inputMode="decimal"
              autoComplete="off"
              value={values.cap_usd}
              onChange={(event) => change({ cap_usd: event.target.value })}
            />
          )}
        </Field>
        {edit.error && (
          <Notice tone="danger" title={STRINGS.editRefused} detail={edit.error.message} alert />
        )}
        <div className="recipe-buttons">
          <Button kind="quiet" onClick={onClose}>
            {STRINGS.close}
          </Button>
          <Button type="submit" kind="primary" pending={edit.isPending}>
            {STRINGS.saveChanges}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
