import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";

import { recipeKeys } from "../../api/query-keys";
import { recipeDraftQuery, saveRecipe } from "../../api/recipes";
import type { MissionView, Recipe } from "../../api/types";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { Section } from "../../ui/Section";
import { Skeleton } from "../../ui/Skeleton";
import { labelOf, STRINGS } from "./strings";

import "./recipes.css";

interface Props {
  readonly mission: MissionView;
  /** Leads to a recipe among the others. */
  readonly link: (recipeId: string, label: string) => ReactNode;
}

/** The recipe that a mission was made from, or the way to make one of it. */
export function MissionRecipe({ mission, link }: Props) {
  const [asking, setAsking] = useState(false);
  const [saved, setSaved] = useState<Recipe | null>(null);
  const { recipe, recipe_name: name } = mission.metadata;
  const made = typeof recipe === "string" && typeof name === "string";
  return (
    <Section title={STRINGS.section}>
      <div className="mission-recipe">
        {made && (
          <p>
            {STRINGS.madeFrom(name)} {link(recipe, STRINGS.showRecipe)}
          </p>
        )}
        {saved && (
          <p role="status">
            {STRINGS.saved(saved.name)} {link(saved.recipe_id, STRINGS.showRecipe)}
          </p>
        )}
        {!made && !saved && (
          <>
            <p className="muted">{STRINGS.offer}</p>
            <Button onClick={() => setAsking(true)}>{STRINGS.save}</Button>
          </>
        )}
        {asking && (
          <SaveDialog
            missionId={mission.mission_id}
            onSaved={(found) => {
              setSaved(found);
              setAsking(false);
            }}
            onClose={() => setAsking(false)}
          />
        )}
      </div>
    </Section>
  );
}

interface SaveProps {
  readonly missionId: string;
  readonly onSaved: (recipe: Recipe) => void;
  readonly onClose: () => void;
}

function SaveDialog({ missionId, onSaved, onClose }: SaveProps) {
  const draft = useQuery(recipeDraftQuery(missionId));
  const [name, setName] = useState<string | null>(null);
  const [description, setDescription] = useState("");
  const queries = useQueryClient();
  const called = name ?? draft.data?.name ?? "";
  const save = useMutation({
    mutationFn: () => saveRecipe({ mission_id: missionId, name: called, description }),
    onSuccess: onSaved,
    onSettled: () => queries.invalidateQueries({ queryKey: recipeKeys.all }),
  });
  const error = save.error ?? draft.error;
  return (
    <Dialog title={STRINGS.saveTitle} closeLabel={STRINGS.close} onClose={onClose}>
      <form
        className="dialog-body recipe-dialog"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Field label={STRINGS.name}>
          {(ids) => (
            <input
              {...ids}
              className="input"
              autoFocus
              maxLength={80}
              value={called}
              onChange={(event) => setName(event.target.value)}
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
              value={description}
              onChange={(event) => setDescription(event.target.value)}
            />
          )}
        </Field>
        {draft.isPending && <Skeleton lines={2} label={STRINGS.drafting} />}
        {draft.data && (
          <div className="recipe-facts">
            <div>
              <h4>{STRINGS.does}</h4>
              <p>{draft.data.objective}</p>
            </div>
            <div>
              <h4>{STRINGS.saveParameters}</h4>
              {draft.data.parameters.length === 0 && <p>{STRINGS.saveNoParameters}</p>}
              <ul>
                {draft.data.parameters.map((parameter) => (
                  <li key={parameter.name}>
                    {labelOf(parameter)} <span className="muted">({parameter.type})</span>
                  </li>
                ))}
              </ul>
            </div>
          </div>
        )}
        {error && <Notice tone="danger" title={STRINGS.saveRefused} detail={error.message} alert />}
        <div className="recipe-buttons">
          <Button kind="quiet" onClick={onClose}>
            {STRINGS.close}
          </Button>
          <Button
            type="submit"
            kind="primary"
            pending={save.isPending}
            disabled={draft.data === undefined || called.trim() === ""}
          >
            {STRINGS.saveConfirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
