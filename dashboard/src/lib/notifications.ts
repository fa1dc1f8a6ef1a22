import { useSyncExternalStore } from "react";

import { recall, remember } from "./stored";

/** Whether the desktop is told: switched off, switched on, or refused by the browser. */
export type Notifying = "off" | "on" | "refused" | "impossible";

const KEY = "buddy.notifications";
const listeners = new Set<() => void>();

export function notifying(): Notifying {
  if (!("Notification" in window)) return "impossible";
  if (Notification.permission === "denied") return "refused";
  return recall(KEY) !== null && Notification.permission === "granted" ? "on" : "off";
}

export function useNotifying(): Notifying {
  return useSyncExternalStore(subscribe, notifying);
}

/** Switch notifications on or off; the browser asks its person the first time. */
export async function switchNotifications(on: boolean): Promise<void> {
  if (on && "Notification" in window && (await Notification.requestPermission()) === "granted") {
    remember(KEY, "yes");
  } else remember(KEY, null);
  listeners.forEach((listener) => listener());
}

/** Tell the desktop, unless its person looks at the page; a press on it comes back here. */
export function notify(title: string, body: string, tag: string, onOpen: () => void): void {
  if (notifying() !== "on" || (!document.hidden && document.hasFocus())) return;
  // The same tag replaces what was told before, so that a busy hour is no pile.
  const shown = new Notification(title, { body, tag });
  shown.onclick = () => {
    window.focus();
    onOpen();
    shown.close();
  };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
