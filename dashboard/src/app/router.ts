import { useSyncExternalStore } from "react";

export type Screen = "board" | "inbox" | "budgets";

const PARAMETER = "mission";
const HOME = "/";
/** The whiteboard has two addresses; whoever came by the second stays on it. */
const BOARD = new Set([HOME, "/api/whiteboard"]);
const PATHS: Readonly<Record<Screen, string>> = {
  board: HOME,
  inbox: "/inbox",
  budgets: "/budgets",
};
const listeners = new Set<() => void>();

/** Return the screen that the address names; the address is the only place that keeps it. */
export function useScreen(): Screen {
  return useSyncExternalStore(subscribe, currentScreen);
}

/** Return the mission that the address names. */
export function useMissionParameter(): string | null {
  return useSyncExternalStore(subscribe, currentMission);
}

export function currentMission(): string | null {
  return new URLSearchParams(location.search).get(PARAMETER);
}

/** Return where a screen is. */
export function screenPath(screen: Screen): string {
  return PATHS[screen];
}

/** Open a mission, or none with null; the browser's back button undoes it. */
export function openMission(missionId: string | null): void {
  const onBoard = BOARD.has(location.pathname);
  if (onBoard && missionId === currentMission()) return;
  const query = new URLSearchParams(onBoard ? location.search : "");
  if (missionId === null) query.delete(PARAMETER);
  else query.set(PARAMETER, missionId);
  const search = query.toString();
  go((onBoard ? location.pathname : HOME) + (search ? `?${search}` : ""));
}

/** Open a screen; the browser's back button undoes it. */
export function openScreen(screen: Screen): void {
  if (screen === "board") openMission(null);
  else if (screen !== currentScreen()) go(PATHS[screen]);
}

function go(address: string): void {
  history.pushState(null, "", address);
  listeners.forEach((listener) => listener());
}

function currentScreen(): Screen {
  if (location.pathname === PATHS.inbox) return "inbox";
  return location.pathname === PATHS.budgets ? "budgets" : "board";
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", listener);
  };
}
