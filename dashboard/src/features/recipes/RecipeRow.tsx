import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";

import { exportPath, testRecipe } from "../../api/recipes";
import type { Recipe } from "../../api/types";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { DeleteDialog } from "./DeleteDialog";
import { EditDialog } from "./EditDialog";
import { ORIGINS, STRINGS } from "./strings";
import { UseDialog } from "./UseDialog";

interface Props {
  readonly recipe: Recipe;
  /** Whether the address names it. */
  readonly named: boolean;
  readonly onMade: (missionId: string) => void;
}

/** One recipe: what it does and may do, how its runs went, and what can be done with it. */
export function RecipeRow({ recipe, named, onMade }: Props) {
  const [asking, setAsking] = useState<"use" | "edit" | "delete" | null>(null);
  const row = useRef<HTMLLIElement>(null);
  const { recipe_id: id, name, origin, version, permissions, figures } = recipe;
  const test = useMutation({ mutationFn: () => testRecipe(id) });
  const close = () => setAsking(null);
  useEffect(() => {
    if (!named) return;
    row.current?.scrollIntoView({ block: "center" });
    row.current?.focus({ preventScroll: true });
  }, [named]);
  const untouched = origin === "built_in" && version === 1;
  return (
    <li ref={row} className="recipe" id={id} tabIndex={-1} aria-label={name}>
      <div className="recipe-head">
        <div>
          <h3>{name}</h3>
          <p className="muted">{recipe.description}</p>
        </div>
        <Badge
          label={
            untouched ? STRINGS.builtIn : origin === "built_in" ? STRINGS.mine : ORIGINS[origin]
          }
          tone="neutral"
          glyph={untouched ? "check" : "proposal"}
        />
      </div>
      <div className="recipe-facts">
        <div>
          <h4>{STRINGS.rate}</h4>
          <p className="num">{figures.words}</p>
        </div>
        <div>
          <h4>{STRINGS.does}</h4>
          <p>{recipe.objective}</p>
        </div>
        <div>
          <h4>{STRINGS.may}</h4>
          <p>{STRINGS.mayUse(permissions.tool, permissions.sites)}</p>
          <p>{STRINGS.mayTake(permissions.cap_usd, permissions.max_pages)}</p>
          {permissions.files.length > 0 && <p>{STRINGS.files(permissions.files.join(", "))}</p>}
        </div>
      </div>
      {test.data && <Report report={test.data} />}
      {test.error && (
        <Notice tone="danger" title={STRINGS.testFailed} detail={test.error.message} alert />
      )}
      <div className="recipe-actions">
        <Button kind="primary" aria-label={STRINGS.useNamed(name)} onClick={() => setAsking("use")}>
          {STRINGS.use}
        </Button>
        <Button aria-label={STRINGS.editNamed(name)} onClick={() => setAsking("edit")}>
          {STRINGS.edit}
        </Button>
        <Button
          aria-label={STRINGS.testNamed(name)}
          pending={test.isPending}
          onClick={() => test.mutate()}
        >
          {STRINGS.test}
        </Button>
        <a
          className="button button-secondary"
          href={exportPath(id)}
          download={`${id}.json`}
          aria-label={STRINGS.exportNamed(name)}
        >
          {STRINGS.export}
        </a>
        {!untouched && (
          <Button
            kind="quiet"
            aria-label={STRINGS.deleteNamed(name)}
            onClick={() => setAsking("delete")}
          >
            {STRINGS.delete}
          </Button>
        )}
      </div>
      {asking === "use" && <UseDialog recipe={recipe} onMade={onMade} onClose={close} />}
      {asking === "edit" && <EditDialog recipe={recipe} onClose={close} />}
      {asking === "delete" && <DeleteDialog recipe={recipe} onClose={close} />}
    </li>
  );
}

function Report({ report }: { readonly report: Awaited<ReturnType<typeof testRecipe>> }) {
  return (
    <ul className="recipe-report" role="status">
      {report.checks.map(({ what, held, detail }) => (
        <li key={what}>
          <Badge
            label={held ? STRINGS.held : STRINGS.broke}
            tone={held ? "success" : "danger"}
            glyph={held ? "check" : "cross"}
          />
          <span>
            {what}
            {detail === "" ? "" : `: ${detail}`}
          </span>
        </li>
      ))}
      {report.note !== "" && <li className="muted">{report.note}</li>}
    </ul>
  );
}
