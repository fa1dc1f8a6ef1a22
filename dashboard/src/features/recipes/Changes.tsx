import type { PermissionChange } from "../../api/types";
import { Badge } from "../../ui/Badge";
import { STRINGS } from "./strings";

/** What a recipe may do that it may not do now, and the other way round. */
export function Changes({ changes }: { readonly changes: readonly PermissionChange[] }) {
  return (
    <ul className="recipe-changes">
      {changes.map(({ field, before, after, wider }) => (
        <li key={field}>
          <Badge
            label={wider ? STRINGS.wider : STRINGS.narrower}
            tone={wider ? "attention" : "neutral"}
            glyph={wider ? "warning" : "check"}
          />
          <span>
            <b>{field}</b>: {before !== null && <del>{before}</del>} {after}
          </span>
        </li>
      ))}
    </ul>
  );
}
