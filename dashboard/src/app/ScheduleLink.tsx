import type { MouseEvent } from "react";

import { openSchedule, schedulePath } from "./router";

/** A schedule's name, leading to it among the others. */
export function ScheduleLink({ scheduleId, label }: { scheduleId: string; label: string }) {
  const open = (event: MouseEvent) => {
    // A press that asks for another tab or window is the browser's.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    openSchedule(scheduleId);
  };
  return (
    <a href={schedulePath(scheduleId)} onClick={open}>
      {label}
    </a>
  );
}
