import { Empty } from "../../ui/Empty";
import type { SearchContent } from "./artifact-content";
import { SourceLink } from "./SourceLink";
import { STRINGS } from "./strings";

export function SearchResults({ search }: { readonly search: SearchContent }) {
  const { hits, engine, emptyReason, count, first } = search;
  if (hits.length === 0) return <Empty title={STRINGS.noResults} hint={emptyReason} />;
  return (
    <>
      <p className="muted small hits-count">{STRINGS.count(count, engine)}</p>
      <ol className="hits" start={first} style={{ counterReset: `hit ${first - 1}` }}>
        {hits.map((hit, index) => (
          <li key={`${index} ${hit.url}`}>
            <SourceLink title={hit.title} url={hit.url} />
            {hit.snippet !== "" && <p className="small">{hit.snippet}</p>}
          </li>
        ))}
      </ol>
    </>
  );
}
