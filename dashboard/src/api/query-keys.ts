export interface MissionFilter {
  readonly status: string;
  readonly q: string;
}

export const missionKeys = {
  all: ["missions"] as const,
  lists: () => [...missionKeys.all, "list"] as const,
  list: (filter: MissionFilter) => [...missionKeys.lists(), filter] as const,
  detail: (missionId: string) => [...missionKeys.all, "detail", missionId] as const,
  events: (missionId: string) => [...missionKeys.all, "events", missionId] as const,
};

export const instanceKeys = { all: ["instance"] as const };

export const artifactKeys = {
  detail: (artifactId: string) => ["artifacts", "detail", artifactId] as const,
  preview: (artifactId: string) => ["artifacts", "preview", artifactId] as const,
};
