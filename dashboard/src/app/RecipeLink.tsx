import type { MouseEvent } from "react";

import { openRecipe, recipePath } from "./router";

/** A recipe's name, leading to it among the others. */
export function RecipeLink({ recipeId, label }: { recipeId: string; label: string }) {
  const open = (event: MouseEvent) => {
    // A press that asks for another tab or window is the browser's.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    openRecipe(recipeId);
  };
  return (
    <a href={recipePath(recipeId)} onClick={open}>
      {label}
    </a>
  );
}
