import type { QueryClient } from "@tanstack/react-query";

import { part } from "./part";
import { readMission } from "./mission-reads";
import { currentMission, currentScreen, type Screen } from "./router";

export const MissionPage = part(async () => (await import("./MissionPage")).MissionPage);
export const ChatPage = part(async () => (await import("./ChatPage")).ChatPage);
export const InboxPage = part(async () => (await import("./InboxPage")).InboxPage);
export const MissionsPage = part(async () => (await import("./MissionsPage")).MissionsPage);
export const GoalsPage = part(async () => (await import("./GoalsPage")).GoalsPage);
export const SchedulesPage = part(async () => (await import("./SchedulesPage")).SchedulesPage);
export const RecipesPage = part(async () => (await import("./RecipesPage")).RecipesPage);
export const BudgetsPage = part(async () => (await import("./BudgetsPage")).BudgetsPage);
export const LearningPage = part(async () => (await import("./LearningPage")).LearningPage);
export const MetricsPage = part(async () => (await import("./MetricsPage")).MetricsPage);
export const ToolsPage = part(async () => (await import("./ToolsPage")).ToolsPage);
export const HealthPage = part(async () => (await import("./HealthPage")).HealthPage);
export const SettingsPage = part(async () => (await import("./SettingsPage")).SettingsPage);
export const HelpDialog = part(async () => (await import("./HelpDialog")).HelpDialog);
export const PaletteDialog = part(async () => (await import("./PaletteDialog")).PaletteDialog);

const PAGES: Readonly<Record<Exclude<Screen, "board">, { prepare: () => Promise<void> }>> = {
  chat: ChatPage,
  inbox: InboxPage,
  missions: MissionsPage,
  goals: GoalsPage,
  schedules: SchedulesPage,
  recipes: RecipesPage,
  budgets: BudgetsPage,
  learning: LearningPage,
  metrics: MetricsPage,
  tools: ToolsPage,
  health: HealthPage,
  settings: SettingsPage,
};

/**
 * Fetch the code of what the address shows, and of a mission what it says; all of it is on its way
 * already where the server named it. Never fails: the screen asks again, and tells.
 */
export async function prepareScreen(queries: QueryClient): Promise<void> {
  const screen = currentScreen();
  const missionId = currentMission();
  if (screen !== "board") await PAGES[screen].prepare();
  else if (missionId !== null) {
    await Promise.all([MissionPage.prepare(), readMission(queries, missionId)]);
  }
}
