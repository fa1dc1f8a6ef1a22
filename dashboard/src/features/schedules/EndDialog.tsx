import type { Schedule } from "../../api/types";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Notice } from "../../ui/Notice";
import { STRINGS } from "./strings";
import { useChange } from "./use-change";

interface Props {
  readonly schedule: Schedule;
  readonly onClose: () => void;
}

/** Asks before a schedule is ended for good. */
export function EndDialog({ schedule, onClose }: Props) {
  const end = useChange(schedule.schedule_id, onClose);
  return (
    <Dialog title={STRINGS.endQuestion} closeLabel={STRINGS.keep} onClose={onClose}>
      <div className="dialog-body schedule-dialog">
        <p>
          <b>{schedule.objective}</b>, {schedule.when}
        </p>
        <p>{schedule.state === "proposed" ? STRINGS.endProposed : STRINGS.endDetail}</p>
        {end.error && (
          <Notice tone="danger" title={STRINGS.refused} detail={end.error.message} alert />
        )}
        <div className="schedule-dialog-buttons">
          <Button kind="quiet" onClick={onClose}>
            {STRINGS.keep}
          </Button>
          <Button kind="danger" pending={end.isPending} onClick={() => end.mutate("end")}>
            {STRINGS.endConfirm}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
