import { useMutation, useQueryClient } from "@tanstack/react-query";

import { recipeKeys } from "../../api/query-keys";
import { deleteRecipe } from "../../api/recipes";
import type { Recipe } from "../../api/types";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Notice } from "../../ui/Notice";
import { STRINGS } from "./strings";

interface Props {
  readonly recipe: Recipe;
  readonly onClose: () => void;
}

/** Asks before a recipe is deleted. */
export function DeleteDialog({ recipe, onClose }: Props) {
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => deleteRecipe(recipe.recipe_id),
    onSuccess: onClose,
    onSettled: () => queries.invalidateQueries({ queryKey: recipeKeys.all }),
  });
  return (
    <Dialog title={STRINGS.deleteQuestion} closeLabel={STRINGS.keep} onClose={onClose}>
      <div className="dialog-body recipe-dialog">
        <p>
          <b>{recipe.name}</b>
        </p>
        <p>{recipe.origin === "built_in" ? STRINGS.deleteOwn : STRINGS.deleteDetail}</p>
        {remove.error && (
          <Notice tone="danger" title={STRINGS.deleteRefused} detail={remove.error.message} alert />
        )}
        <div className="recipe-buttons">
          <Button kind="quiet" onClick={onClose}>
            {STRINGS.keep}
          </Button>
          <Button kind="danger" pending={remove.isPending} onClick={() => remove.mutate()}>
            {STRINGS.deleteConfirm}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
