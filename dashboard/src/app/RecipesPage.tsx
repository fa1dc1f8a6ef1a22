import { Recipes } from "../features/recipes/Recipes";
import { useTitle } from "../lib/title";
import { openMission, useNamedRow } from "./router";
import { STRINGS } from "./strings";

/** Every recipe: what it does, how its runs went, and the way to use it. */
export function RecipesPage() {
  const named = useNamedRow();
  useTitle(`${STRINGS.recipes} · ${STRINGS.product}`);
  return <Recipes named={named} onMade={openMission} />;
}
