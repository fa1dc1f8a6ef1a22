import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { ApiError } from "../../api/client";
import { recipesQuery } from "../../api/recipes";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { Section } from "../../ui/Section";
import { Skeleton } from "../../ui/Skeleton";
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
      <header className="screen-title">
        <h1>{STRINGS.title}</h1>
        <p className="muted small">{STRINGS.hint}</p>
      </header>
      {found.isPending && (
        <div className="section">
          <Skeleton lines={6} label={STRINGS.loading} />
        </div>
      )}
      {found.error && (
        <Notice
          tone="danger"
          title={found.data ? STRINGS.stale : STRINGS.failed}
          detail={found.error.message}
          code={found.error instanceof ApiError ? found.error.code : undefined}
          alert
        >
          <Button onClick={() => void found.refetch()}>{STRINGS.retry}</Button>
        </Notice>
      )}
      {found.data && (
        <Section
          title={STRINGS.list}
          aside={<Button onClick={() => setImporting(true)}>{STRINGS.import}</Button>}
        >
          <ul className="recipes">
            {found.data.map((recipe) => (
              <RecipeRow
                key={recipe.recipe_id}
                recipe={recipe}
                named={recipe.recipe_id === named}
                onMade={onMade}
              />
            ))}
          </ul>
        </Section>
      )}
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
    </>
  );
}
