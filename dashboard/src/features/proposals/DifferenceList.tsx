import type { Difference } from "../../api/types";
import { STRINGS } from "./strings";

import "./proposals.css";

/** What is not as it was shown or approved: each value by its name, old and new. */
export function DifferenceList({ differences }: { readonly differences: readonly Difference[] }) {
  return (
    <dl className="pairs">
      {differences.map((each) => (
        <div key={each.field}>
          <dt className="mono">{each.field}</dt>
          <dd className="mono">
            <del>{written(each.old)}</del> → <ins>{written(each.new)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function written(value: unknown): string {
  if (value === null || value === undefined) return STRINGS.none;
  return typeof value === "string" ? value : JSON.stringify(value);
}
