import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { recipesQuery } from "../../api/recipes";
import { Button } from "../../ui/Button";
import { ListFrame } from "../../ui/ListFrame";
import { ImportDialog } from "./ImportDialog";
import { RecipeRow } from "./RecipeRow";
import { STRINGS } from "./strings";

import "./recipes.css";

interface Props {
  /** The recipe that the address names. */
  readonly named: string | null;
  /** Opens the proposal that came of a run. */
  readonly onMade: (missionId: string) => void;
}

/** Every recipe, with how its runs went. */
export function Recipes({ named, onMade }: Props) {
  const found = useQuery(recipesQuery());
  const [importing, setImporting] = useState(false);
  return (
    <>
      <ListFrame
        title={STRINGS.title}
        hint={STRINGS.hint}
        listTitle={STRINGS.list}
        found={found}
        words={STRINGS}
        aside={<Button onClick={() => setImporting(true)}>{STRINGS.import}</Button>}
      >
        <ul className="recipes">
          {found.data?.map((recipe) => (
            <RecipeRow
              key={recipe.recipe_id}
              recipe={recipe}
              named={recipe.recipe_id === named}
              onMade={onMade}
            />
          ))}
        </ul>
      </ListFrame>
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
    </>
  );
}
