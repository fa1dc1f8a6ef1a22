import type { ScheduleShown } from "../../api/types";
import { cn } from "../../lib/cn";
import { Bounds } from "./Bounds";
import { Slots } from "./Slots";
import { sentence, STRINGS } from "./strings";

interface Props {
  readonly schedule: ScheduleShown | undefined;
  readonly error: Error | null;
  /** Whether the reason stands at a field already. */
  readonly refusedAbove: boolean;
  readonly busy: boolean;
  /** Whether something is missing without which nothing can be asked. */
  readonly incomplete: boolean;
}

/** What a schedule would do, asked of the server before anything is saved. */
export function SchedulePreview({ schedule, error, refusedAbove, busy, incomplete }: Props) {
  return (
    <div className={cn("schedule-preview", busy && "is-busy")} role="status" aria-busy={busy}>
      <h3>{STRINGS.previewTitle}</h3>
      <Body {...{ schedule, error, refusedAbove, incomplete }} />
    </div>
  );
}

function Body({ schedule, error, refusedAbove, incomplete }: Omit<Props, "busy">) {
  if (incomplete) return <p className="muted">{STRINGS.incomplete}</p>;
  if (refusedAbove) return <p className="muted">{STRINGS.impossible}.</p>;
  if (error !== null) {
    return (
      <p className="field-error">
        {STRINGS.impossible}: {error.message}
      </p>
    );
  }
  if (schedule === undefined) return <p className="muted">{STRINGS.previewing}</p>;
  return <WouldDo schedule={schedule} draft />;
}

/** The times, the bounds and the cost of a schedule that is not in force. */
export function WouldDo({ schedule, draft }: { schedule: ScheduleShown; draft?: boolean }) {
  return (
    <>
      <p className="schedule-when">{sentence(schedule.when)}</p>
      <div className="list-facts">
        <Slots schedule={schedule} draft={draft === true} />
        <Bounds schedule={schedule} draft={draft === true} />
        <div>
          <h4>{STRINGS.cost}</h4>
          <p>{schedule.forecast_words}</p>
        </div>
      </div>
      <p className="muted small">{STRINGS.missedWords[schedule.missed]}</p>
    </>
  );
}
