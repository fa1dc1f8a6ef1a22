import { useQuery } from "@tanstack/react-query";
import { useEffect, useState, type MouseEvent } from "react";

import { inboxCountQuery } from "../api/inbox";
import { cn } from "../lib/cn";
import { Icon } from "../ui/Icon";
import { openScreen, screenPath, type Screen } from "./router";
import { GROUPS, WAYS, type Way } from "./screens";
import { STRINGS } from "./strings";

import "./nav.css";

/**
 * The ways to the screens, with how many decisions wait: a column beside the page or, on a phone,
 * a bar below it with the first four and a menu that holds them all.
 */
export function ScreenNav({ screen }: { readonly screen: Screen }) {
  const [open, setOpen] = useState(false);
  const waiting = useQuery(inboxCountQuery()).data?.waiting ?? 0;
  useEffect(() => {
    if (!open) return;
    const close = (event: KeyboardEvent) => {
      if (event.key === "Escape") setOpen(false);
    };
    window.addEventListener("keydown", close);
    return () => window.removeEventListener("keydown", close);
  }, [open]);
  const hidden = WAYS.find(({ to }) => to === screen)?.first !== true;
  return (
    <nav className={cn("screen-nav", open && "is-open")} aria-label={STRINGS.screens}>
      <div id="screens" className="nav-groups">
        {GROUPS.map(({ title, ways }) => (
          <div key={title} className="nav-group">
            <p className="nav-title">{title}</p>
            {ways.map((way) => (
              <Link
                key={way.to}
                way={way}
                here={way.to === screen}
                count={way.to === "inbox" ? waiting : 0}
                onTaken={() => setOpen(false)}
              />
            ))}
          </div>
        ))}
      </div>
      <button
        type="button"
        className={cn("nav-more", hidden && "is-here")}
        aria-expanded={open}
        aria-controls="screens"
        onClick={() => setOpen(!open)}
      >
        <Icon name={open ? "cross" : "menu"} size={18} />
        {open ? STRINGS.fewerScreens : STRINGS.moreScreens}
      </button>
    </nav>
  );
}

interface LinkProps {
  readonly way: Way;
  readonly here: boolean;
  readonly count: number;
  readonly onTaken: () => void;
}

function Link({ way, here, count, onTaken }: LinkProps) {
  const open = (event: MouseEvent) => {
    // A press that asks for another tab or window is the browser's.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onTaken();
    openScreen(way.to);
  };
  return (
    <a
      href={screenPath(way.to)}
      className={cn("nav-way", way.first && "is-first")}
      aria-current={here ? "page" : undefined}
      onClick={open}
    >
      <Icon name={way.icon} size={16} />
      <span>{way.label}</span>
      {count > 0 && (
        <span className="nav-count num">
          {count}
          <span className="hidden-text"> {STRINGS.waiting}</span>
        </span>
      )}
    </a>
  );
}
