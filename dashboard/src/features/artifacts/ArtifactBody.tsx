import type { ArtifactPreview } from "../../api/types";
import { readEquation, readFacts, readSearch } from "./artifact-content";
import { PreviewFrame } from "./PreviewFrame";
import { SearchResults } from "./SearchResults";

/** A preview in the form that suits its kind; the server's HTML where we draw none ourselves. */
export function ArtifactBody({ preview }: { readonly preview: ArtifactPreview }) {
  const search = preview.kind === "results" ? readSearch(preview.data) : null;
  if (search) return <SearchResults search={search} />;
  const equation = preview.kind === "equation" ? readEquation(preview.data) : null;
  if (equation) return <EquationView {...equation} />;
  const facts = preview.kind === "facts" ? readFacts(preview.data) : null;
  if (facts) return <FactsView facts={facts} />;
  return <PreviewFrame html={preview.html} />;
}

function EquationView(props: { equation: string; value: string; unit: string }) {
  return (
    <div className="equation">
      <p className="mono muted">{props.equation}</p>
      <p className="equation-value num">
        {props.value} {props.unit}
      </p>
    </div>
  );
}

function FactsView({ facts }: { readonly facts: readonly (readonly [string, string])[] }) {
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt className="mono">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
