import { useState, type ReactNode } from "react";

import type { Schedule } from "../../api/types";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { EndDialog } from "./EndDialog";
import { ScheduleDialog } from "./ScheduleDialog";
import { STRINGS } from "./strings";
import { useChange } from "./use-change";

interface Props {
  readonly schedule: Schedule;
  readonly link: (missionId: string, label: string) => ReactNode;
}

/** Pause, resume, move or end a schedule; a proposed one is decided on with its mission. */
export function ScheduleButtons({ schedule, link }: Props) {
  const [ending, setEnding] = useState(false);
  const [moving, setMoving] = useState(false);
  const change = useChange(schedule.schedule_id);
  const { state, objective } = schedule;
  return (
    <div className="schedule-actions">
      {change.error && (
        <Notice tone="danger" title={STRINGS.refused} detail={change.error.message} alert />
      )}
      <div className="list-buttons">
        {state === "proposed" && link(schedule.mission_id, STRINGS.decide)}
        {state === "active" && (
          <Button
            aria-label={STRINGS.pauseNamed(objective)}
            pending={change.isPending}
            onClick={() => change.mutate("pause")}
          >
            {STRINGS.pause}
          </Button>
        )}
        {state === "paused" && (
          <Button
            aria-label={STRINGS.resumeNamed(objective)}
            pending={change.isPending}
            onClick={() => change.mutate("resume")}
          >
            {STRINGS.resume}
          </Button>
        )}
        <Button aria-label={STRINGS.moveNamed(objective)} onClick={() => setMoving(true)}>
          {STRINGS.move}
        </Button>
        <Button
          kind="danger"
          aria-label={STRINGS.endNamed(objective)}
          onClick={() => setEnding(true)}
        >
          {STRINGS.end}
        </Button>
        {state === "paused" && <span className="muted small">{STRINGS.resumeHint}</span>}
      </div>
      {moving && (
        <ScheduleDialog
          missionId={schedule.mission_id}
          objective={objective}
          schedule={schedule}
          onClose={() => setMoving(false)}
        />
      )}
      {ending && <EndDialog schedule={schedule} onClose={() => setEnding(false)} />}
    </div>
  );
}
