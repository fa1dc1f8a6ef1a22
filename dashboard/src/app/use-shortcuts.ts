import { useEffect, useRef } from "react";

import { keysBelongTo } from "../lib/keys-belong-to";
import type { Screen } from "./router";
import { WAYS } from "./screens";

export interface ShortcutActions {
  readonly compose: () => void;
  readonly help: () => void;
  /** Opens the palette; Ctrl and Cmd with K do, whatever the single keys are. */
  readonly find: () => void;
  readonly go: (screen: Screen) => void;
  /** Null where the screen has keys of its own. */
  readonly move: ((by: 1 | -1) => void) | null;
  readonly close: (() => void) | null;
  /** Begins a conversation; null where there are none. */
  readonly begin: (() => void) | null;
}

/** Listen for the page's keys; single characters only while they are switched on. */
export function useShortcuts(actions: ShortcutActions, singleKeys: boolean): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isFind(event) && document.querySelector("dialog[open]") === null) {
        event.preventDefault();
        latest.current.find();
        return;
      }
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (keysBelongTo(event.target)) return;
      const action = actionFor(event.key, latest.current, singleKeys);
      if (action === null) return;
      event.preventDefault();
      action();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [singleKeys]);
}

function actionFor(
  key: string,
  actions: ShortcutActions,
  singleKeys: boolean,
): (() => void) | null {
  const { move } = actions;
  if (key === "Escape") return actions.close;
  if (!singleKeys) return null;
  switch (key) {
    case "/":
      return actions.compose;
    case "?":
      return actions.help;
    case "n":
      return actions.begin;
    case "j":
      return move && (() => move(1));
    case "k":
      return move && (() => move(-1));
    default: {
      const way = WAYS.find(({ hotkey }) => hotkey === key);
      return way ? () => actions.go(way.to) : null;
    }
  }
}

function isFind(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  return key.toLowerCase() === "k" && ctrlKey !== metaKey && !altKey && !shiftKey;
}
