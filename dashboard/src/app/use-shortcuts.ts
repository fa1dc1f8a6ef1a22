import { useEffect, useRef } from "react";

export interface ShortcutActions {
  readonly compose: () => void;
  readonly help: () => void;
  readonly move: (by: 1 | -1) => void;
  readonly close: () => void;
}

/** Listen for the page's keys; single characters only while they are switched on. */
export function useShortcuts(actions: ShortcutActions, singleKeys: boolean): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isBusy(event.target)) return;
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
  if (key === "Escape") return actions.close;
  if (!singleKeys) return null;
  switch (key) {
    case "/":
      return actions.compose;
    case "?":
      return actions.help;
    case "j":
      return () => actions.move(1);
    case "k":
      return () => actions.move(-1);
    default:
      return null;
  }
}

/** Keys belong to a field that is being filled and to an open dialog. */
function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector("dialog[open]")) return true;
  return target instanceof HTMLElement && target.closest("input, textarea, select") !== null;
}
