import type { MouseEvent } from "react";

import { missionPath, openMission } from "./router";

/** A mission's name, leading to its page. */
export function MissionLink({ missionId, label }: { missionId: string; label: string }) {
  const open = (event: MouseEvent) => {
    // A press that asks for another tab or window is the browser's.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    openMission(missionId);
  };
  return (
    <a href={missionPath(missionId)} onClick={open}>
      {label}
    </a>
  );
}
