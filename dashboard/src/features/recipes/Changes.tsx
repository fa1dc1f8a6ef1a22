import type { PermissionChange } from "../../api/types";
import { Badge } from "../../ui/Badge";
import { STRINGS } from "./strings";

const MARKS = {
  wider: { label: STRINGS.wider, tone: "attention", glyph: "warning" },
  narrower: { label: STRINGS.narrower, tone: "neutral", glyph: "check" },
  other: { label: STRINGS.other, tone: "info", glyph: "pencil" },
} as const;

/** What a recipe may do that it may not do now, and the other way round, and what it does otherwise. */
export function Changes({ changes }: { readonly changes: readonly PermissionChange[] }) {
  return (
    <ul className="recipe-changes">
      {changes.map(({ field, before, after, wider }) => (
        <li key={field}>
          <Badge {...MARKS[wider === null ? "other" : wider ? "wider" : "narrower"]} />
          <span>
            <b>{field}</b>: {before !== null && <del>{before}</del>} {after}
          </span>
        </li>
      ))}
    </ul>
  );
}
