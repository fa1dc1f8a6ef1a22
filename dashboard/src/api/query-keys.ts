export interface MissionFilter {
  readonly status: string;
  readonly q: string;
  /** Any of these, where `status` names none. */
  readonly statuses?: readonly string[];
  /** How far back: a number of days, with none for ever. */
  readonly days?: number | null;
}

export const missionKeys = {
  all: ["missions"] as const,
  lists: () => [...missionKeys.all, "list"] as const,
  list: (filter: MissionFilter) => [...missionKeys.lists(), filter] as const,
  detail: (missionId: string) => [...missionKeys.all, "detail", missionId] as const,
  events: (missionId: string) => [...missionKeys.all, "events", missionId] as const,
  receipt: (missionId: string) => [...missionKeys.all, "receipt", missionId] as const,
  survey: (missionId: string) => [...missionKeys.all, "survey", missionId] as const,
  why: (missionId: string) => [...missionKeys.all, "why", missionId] as const,
  preview: (missionId: string, changes: object) =>
    [...missionKeys.all, "preview", missionId, changes] as const,
};

export const inboxKeys = {
  all: ["inbox"] as const,
  list: () => [...inboxKeys.all, "list"] as const,
  count: () => [...inboxKeys.all, "count"] as const,
};

export const chatKeys = {
  all: ["chat"] as const,
  sessions: () => [...chatKeys.all, "sessions"] as const,
  list: (archived: boolean) => [...chatKeys.sessions(), archived] as const,
  session: (sessionId: string) => [...chatKeys.all, "session", sessionId] as const,
  messages: (sessionId: string) => [...chatKeys.all, "messages", sessionId] as const,
};

export const budgetKeys = { all: ["budgets"] as const };

export const standingKeys = { all: ["standing-approvals"] as const };

export const scheduleKeys = {
  all: ["schedules"] as const,
  list: () => [...scheduleKeys.all, "list"] as const,
  detail: (scheduleId: string) => [...scheduleKeys.all, "detail", scheduleId] as const,
  firings: (scheduleId: string, most: number) =>
    [...scheduleKeys.all, "firings", scheduleId, most] as const,
  ofMission: (missionId: string) => [...scheduleKeys.all, "mission", missionId] as const,
  preview: (missionId: string, body: object) => ["schedule-preview", missionId, body] as const,
};

export const goalKeys = {
  all: ["goals"] as const,
  list: () => [...goalKeys.all, "list"] as const,
  detail: (goalId: string) => [...goalKeys.all, "detail", goalId] as const,
};

export const recipeKeys = {
  all: ["recipes"] as const,
  list: () => [...recipeKeys.all, "list"] as const,
  draft: (missionId: string) => [...recipeKeys.all, "draft", missionId] as const,
};

export const learningKeys = {
  all: ["learning"] as const,
  value: ["learning", "value"] as const,
  valueOf: (missionId: string) => ["learning", "value", missionId] as const,
};

export const metricsKeys = { days: (days: number) => ["metrics", days] as const };

export const toolKeys = { all: ["tools"] as const };

export const healthKeys = {
  ready: ["health", "ready"] as const,
  chain: ["health", "chain"] as const,
};

export const settingKeys = { all: ["settings"] as const };

export const instanceKeys = { all: ["instance"] as const };

export const artifactKeys = {
  preview: (artifactId: string, part: number, raw: boolean) =>
    ["artifacts", "preview", artifactId, part, raw] as const,
  rows: (artifactId: string, query: object) => ["artifacts", "rows", artifactId, query] as const,
  related: (artifactId: string) => ["artifacts", "related", artifactId] as const,
  comparison: (left: string, right: string) => ["artifacts", "comparison", left, right] as const,
};
