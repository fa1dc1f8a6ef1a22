import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";

import { inboxCountQuery } from "../api/inbox";
import { countInTitle } from "../lib/title";

const WAITING_ICON = new URL("./favicon-waiting.svg", import.meta.url).href;

/** Show in the tab, by its title and its icon, how many decisions wait. */
export function useTabMark(): void {
  const waiting = useQuery(inboxCountQuery()).data?.waiting ?? 0;
  useEffect(() => countInTitle(waiting), [waiting]);
  const some = waiting > 0;
  useEffect(() => {
    const icon = document.querySelector<HTMLLinkElement>("link[rel=icon]");
    if (icon === null || !some) return;
    const before = icon.href;
    icon.href = WAITING_ICON;
    return () => {
      icon.href = before;
    };
  }, [some]);
}
