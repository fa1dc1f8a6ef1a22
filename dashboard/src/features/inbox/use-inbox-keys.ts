import { useEffect, useRef } from "react";

import { keysBelongTo } from "../../lib/keys-belong-to";

export interface InboxKeys {
  readonly move: (by: 1 | -1) => void;
  readonly toggle: () => void;
  readonly approve: () => void;
  readonly reject: () => void;
  readonly open: () => void;
  readonly clear: () => void;
}

/** Listen for the inbox's keys, while single keys are switched on. */
export function useInboxKeys(keys: InboxKeys, active: boolean): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    if (!active) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (keysBelongTo(event.target)) return;
      const action = actionFor(event, latest.current);
      if (action === null) return;
      event.preventDefault();
      action();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [active]);
}

function actionFor(event: KeyboardEvent, keys: InboxKeys): (() => void) | null {
  switch (event.key) {
    case "j":
    case "ArrowDown":
      return () => keys.move(1);
    case "k":
    case "ArrowUp":
      return () => keys.move(-1);
    case "x":
      return keys.toggle;
    case "a":
      return keys.approve;
    case "r":
      return keys.reject;
    case "Escape":
      return keys.clear;
    case "Enter":
      // On a button or a link, Enter presses that.
      return (event.target as Element).closest("button, a, summary") === null ? keys.open : null;
    default:
      return null;
  }
}
