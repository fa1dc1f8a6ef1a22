import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import { exportPath, testRecipe } from "../../api/recipes";
import type { Recipe } from "../../api/types";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { ListRow, RowButtons, RowFact, RowFacts } from "../../ui/ListRow";
import { Notice } from "../../ui/Notice";
import { DeleteDialog } from "./DeleteDialog";
import { EditDialog } from "./EditDialog";
import { ORIGINS, STRINGS } from "./strings";
import { Template } from "./Template";
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
  const { recipe_id: id, name, origin, version, permissions, figures } = recipe;
  const test = useMutation({ mutationFn: () => testRecipe(id) });
  const close = () => setAsking(null);
  const untouched = origin === "built_in" && version === 1;
  return (
    <ListRow
      id={id}
      name={name}
      named={named}
      heading={name}
      sub={recipe.description}
      badge={{
        label: untouched ? STRINGS.builtIn : origin === "built_in" ? STRINGS.mine : ORIGINS[origin],
        tone: "neutral",
        glyph: untouched ? "check" : "proposal",
      }}
    >
      <RowFacts>
        <RowFact title={STRINGS.rate}>
          <p className="tabular">{figures.words}</p>
        </RowFact>
        <RowFact title={STRINGS.does}>
          <p>
            <Template text={recipe.objective} />
          </p>
        </RowFact>
        <RowFact title={STRINGS.may}>
          <p>{STRINGS.mayUse(permissions.tool, permissions.sites)}</p>
          <p>{STRINGS.mayTake(permissions.cap_usd, permissions.max_pages)}</p>
          {permissions.files.length > 0 && <p>{STRINGS.files(permissions.files.join(", "))}</p>}
        </RowFact>
      </RowFacts>
      {test.data && <Report report={test.data} />}
      {test.error && (
        <Notice tone="danger" title={STRINGS.testFailed} detail={test.error.message} alert />
      )}
      <RowButtons>
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
      </RowButtons>
      {asking === "use" && <UseDialog recipe={recipe} onMade={onMade} onClose={close} />}
      {asking === "edit" && <EditDialog recipe={recipe} onClose={close} />}
      {asking === "delete" && <DeleteDialog recipe={recipe} onClose={close} />}
    </ListRow>
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
