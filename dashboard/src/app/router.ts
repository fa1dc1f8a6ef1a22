import { useSyncExternalStore } from "react";

export type Screen =
  | "board"
  | "chat"
  | "inbox"
  | "missions"
  | "goals"
  | "schedules"
  | "recipes"
  | "budgets"
  | "learning"
  | "metrics"
  | "tools"
  | "health"
  | "settings";

const PARAMETER = "mission";
/** What stands beside the open mission's result; another mission's has no use for it. */
const COMPARED = "compare";
const GOAL = "goal";
const HOME = "/";
/** The whiteboard has two addresses; whoever came by the second stays on it. */
const BOARD = new Set([HOME, "/api/whiteboard"]);
const PATHS: Readonly<Record<Screen, string>> = {
  board: HOME,
  chat: "/chat",
  inbox: "/inbox",
  missions: "/missions",
  goals: "/goals",
  schedules: "/schedules",
  recipes: "/recipes",
  budgets: "/budgets",
  learning: "/learning",
  // The page of figures; /metrics itself is what a monitoring program reads.
  metrics: "/whiteboard/metrics",
  tools: "/tools",
  health: "/health",
  settings: "/settings",
};
const CHAT = /^\/chat(?:\/([^/]+))?\/?$/;
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

/** Return where a mission's page is. */
export function missionPath(missionId: string): string {
  return `${HOME}?${new URLSearchParams({ [PARAMETER]: missionId })}`;
}

/** Open a mission, or none with null; the browser's back button undoes it. */
export function openMission(missionId: string | null): void {
  const onBoard = BOARD.has(location.pathname);
  if (onBoard && missionId === currentMission()) return;
  const query = new URLSearchParams(onBoard ? location.search : "");
  query.delete(COMPARED);
  if (missionId === null) query.delete(PARAMETER);
  else query.set(PARAMETER, missionId);
  const search = query.toString();
  go((onBoard ? location.pathname : HOME) + (search ? `?${search}` : ""));
}

/** Open a screen; the browser's back button undoes it. */
export function openScreen(screen: Screen): void {
  if (screen === "board") openMission(null);
  else if (screen !== currentScreen()) go(PATHS[screen]);
  else if (screen === "goals") openGoal(null);
}

/** Return what follows the question mark of the address, for a screen that keeps its filters there. */
export function useSearch(): string {
  return useSyncExternalStore(subscribe, () => location.search);
}

/** Put other filters into the address; the page stays, and back leaves it. */
export function replaceSearch(search: string): void {
  history.replaceState(null, "", location.pathname + (search ? `?${search}` : ""));
  tell();
}

/** Open a screen with filters of its own; the browser's back button undoes it. */
export function openAddress(address: string): void {
  go(address);
}

/** Return the goal that the address names. */
export function useGoalParameter(): string | null {
  return useSyncExternalStore(subscribe, () => new URLSearchParams(location.search).get(GOAL));
}

/** Return where a goal is; null: where all of them are. */
export function goalPath(goalId: string | null): string {
  return PATHS.goals + (goalId === null ? "" : `?${new URLSearchParams({ [GOAL]: goalId })}`);
}

/** Open a goal, or with null the list of them; the browser's back button undoes it. */
export function openGoal(goalId: string | null): void {
  if (goalPath(goalId) !== location.pathname + location.search) go(goalPath(goalId));
}

/** Return where a schedule is, among the others. */
export function schedulePath(scheduleId: string): string {
  return `${PATHS.schedules}#${encodeURIComponent(scheduleId)}`;
}

/** Open a schedule among the others; the browser's back button undoes it. */
export function openSchedule(scheduleId: string): void {
  go(schedulePath(scheduleId));
}

/** Return where a recipe is, among the others. */
export function recipePath(recipeId: string): string {
  return `${PATHS.recipes}#${encodeURIComponent(recipeId)}`;
}

/** Open a recipe among the others; the browser's back button undoes it. */
export function openRecipe(recipeId: string): void {
  go(recipePath(recipeId));
}

/** Return the schedule or the recipe that the address names among the others. */
export function useNamedRow(): string | null {
  return useSyncExternalStore(subscribe, () => decoded(location.hash.slice(1)) || null);
}

/** Return the conversation that the address names; null: none, or another screen. */
export function useChatSession(): string | null {
  return useSyncExternalStore(subscribe, currentChat);
}

export function currentChat(): string | null {
  const named = CHAT.exec(location.pathname)?.[1];
  return named === undefined ? null : decoded(named);
}

/** Return where a conversation is; null: where one begins. */
export function chatPath(sessionId: string | null): string {
  return sessionId === null ? PATHS.chat : `${PATHS.chat}/${encodeURIComponent(sessionId)}`;
}

/** Open a conversation, or with null the place where one begins. */
export function openChat(sessionId: string | null): void {
  if (currentScreen() === "chat" && sessionId === currentChat()) return;
  go(chatPath(sessionId));
}

/** Give the conversation that has just begun its address, in the place of the one without. */
export function nameChat(sessionId: string): void {
  if (currentScreen() !== "chat" || currentChat() !== null) return;
  history.replaceState(null, "", chatPath(sessionId));
  tell();
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function go(address: string): void {
  history.pushState(null, "", address);
  tell();
}

function tell(): void {
  listeners.forEach((listener) => listener());
}

/** Return the screen that the address names now. */
export function currentScreen(): Screen {
  if (CHAT.test(location.pathname)) return "chat";
  const screens = Object.keys(PATHS) as Screen[];
  return screens.find((screen) => location.pathname === PATHS[screen]) ?? "board";
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", listener);
  };
}
