import type { ArtifactPreview } from "../../api/types";
import { readEquation, readFacts, readSearch } from "./artifact-content";
import { JsonView } from "./JsonView";
import { PreviewFrame } from "./PreviewFrame";
import { SearchResults } from "./SearchResults";

interface Props {
  readonly preview: ArtifactPreview;
  readonly content: unknown;
}

/** The content in the form that suits its kind; the server's HTML where we draw none ourselves. */
export function ArtifactBody({ preview, content }: Props) {
  switch (preview.kind) {
    case "results": {
      const search = readSearch(content);
      return search ? <SearchResults search={search} /> : <PreviewFrame html={preview.html} />;
    }
    case "equation": {
      const equation = readEquation(content);
      return equation ? <EquationView {...equation} /> : <PreviewFrame html={preview.html} />;
    }
    case "facts": {
      const facts = readFacts(content);
      return facts ? <FactsView facts={facts} /> : <PreviewFrame html={preview.html} />;
    }
    case "document":
    case "navigation":
      return <PreviewFrame html={preview.html} />;
    default:
      return <JsonView value={content} />;
  }
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
