import { useEffect, useRef, type ReactNode } from "react";

import { Badge } from "./Badge";

interface Props {
  readonly id: string;
  /** What assistive technology calls the row. */
  readonly name: string;
  /** Whether the address names it: it is brought into sight and into focus. */
  readonly named?: boolean;
  readonly heading: ReactNode;
  readonly sub?: ReactNode;
  readonly badge: Parameters<typeof Badge>[0];
  readonly children: ReactNode;
}

/** One thing of a list: what it is, how it stands, and below that its facts and buttons. */
export function ListRow({ id, name, named = false, heading, sub, badge, children }: Props) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!named) return;
    row.current?.scrollIntoView({ block: "center" });
    row.current?.focus({ preventScroll: true });
  }, [named]);
  return (
    <li ref={row} className="list-row" id={id} tabIndex={-1} aria-label={name}>
      <div className="list-head">
        <div>
          <h3>{heading}</h3>
          {sub !== undefined && <p className="muted">{sub}</p>}
        </div>
        <Badge {...badge} />
      </div>
      {children}
    </li>
  );
}

/** A group of facts below a row's head, side by side where there is room. */
export function RowFacts({ children }: { readonly children: ReactNode }) {
  return <div className="list-facts">{children}</div>;
}

/** One fact with its small heading. */
export function RowFact({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <div>
      <h4>{title}</h4>
      {children}
    </div>
  );
}

/** What can be done with a row. */
export function RowButtons({ children }: { readonly children: ReactNode }) {
  return <div className="list-buttons">{children}</div>;
}
