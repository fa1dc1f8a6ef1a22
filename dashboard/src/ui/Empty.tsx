import type { ReactNode } from "react";

/** What a section shows while there is nothing in it: what would be here, and how it gets here. */
export function Empty({ title, hint }: { readonly title: string; readonly hint?: ReactNode }) {
  return (
    <div className="empty">
      <p>{title}</p>
      {hint !== undefined && <p className="muted">{hint}</p>}
    </div>
  );
}
