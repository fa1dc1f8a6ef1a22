import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, type MouseEvent } from "react";

import { inboxCountQuery } from "../api/inbox";
import { openScreen, screenPath, type Screen } from "./router";
import { STRINGS } from "./strings";

interface Props {
  readonly screen: Screen;
}

/** The ways to the other screens, with how many decisions wait. */
export function ScreenNav({ screen }: Props) {
  const waiting = useQuery(inboxCountQuery()).data?.waiting ?? 0;
  return (
    <nav className="screen-nav" aria-label={STRINGS.screens}>
      <Way to="board" at={screen} label={STRINGS.page} />
      <Way to="chat" at={screen} label={STRINGS.chat} />
      <Way to="inbox" at={screen} label={STRINGS.inbox}>
        {waiting > 0 && (
          <span className="nav-count num">
            {waiting}
            <span className="hidden-text"> {STRINGS.waiting}</span>
          </span>
        )}
      </Way>
      <Way to="schedules" at={screen} label={STRINGS.schedules} />
      <Way to="budgets" at={screen} label={STRINGS.budgets} />
      <Way to="learning" at={screen} label={STRINGS.learning} />
      <Way to="metrics" at={screen} label={STRINGS.metrics} />
    </nav>
  );
}

interface WayProps {
  readonly to: Screen;
  readonly at: Screen;
  readonly label: string;
  readonly children?: React.ReactNode;
}

function Way({ to, at, label, children }: WayProps) {
  const open = (event: MouseEvent) => {
    // A press that asks for another tab or window is the browser's.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    openScreen(to);
  };
  const way = useRef<HTMLAnchorElement>(null);
  const here = to === at;
  useEffect(() => {
    // A narrow page shows some of the ways; the one that was taken is among them.
    if (here) way.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [here]);
  return (
    <a ref={way} href={screenPath(to)} aria-current={here ? "page" : undefined} onClick={open}>
      {label}
      {children}
    </a>
  );
}
