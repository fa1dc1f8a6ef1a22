import { useSyncExternalStore } from "react";

const PARAMETER = "mission";
const listeners = new Set<() => void>();

/** Return the mission that the address names; the address is the only place that keeps it. */
export function useMissionParameter(): string | null {
  return useSyncExternalStore(subscribe, currentMission);
}

export function currentMission(): string | null {
  return new URLSearchParams(location.search).get(PARAMETER);
}

/** Open a mission, or none with null; the browser's back button undoes it. */
export function openMission(missionId: string | null): void {
  if (missionId === currentMission()) return;
  const query = new URLSearchParams(location.search);
  if (missionId === null) query.delete(PARAMETER);
  else query.set(PARAMETER, missionId);
  const search = query.toString();
  history.pushState(null, "", search ? `?${search}` : location.pathname);
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", listener);
  };
}
