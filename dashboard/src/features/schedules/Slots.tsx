import type { Schedule, ScheduleSlot, ScheduleState } from "../../api/types";
import { formatHere, formatWall } from "../../lib/zone-time";
import { useNow } from "../../lib/use-now";
import { STRINGS } from "./strings";

const TITLES: Readonly<Partial<Record<ScheduleState, (zone: string) => string>>> = {
  paused: STRINGS.pausedNext,
  proposed: STRINGS.proposedNext,
};

interface Props {
  readonly schedule: Schedule;
  /** Whether it is not saved yet. */
  readonly draft?: boolean;
  /** The level of its heading, below the one that it stands under. */
  readonly heading?: "h3" | "h4";
}

/** The next five times in the schedule's zone, and on the reader's clock where that differs. */
export function Slots({ schedule, draft = false, heading: Heading = "h4" }: Props) {
  const { next_fires: slots, timezone, state } = schedule;
  const now = useNow(60_000);
  const titleOf = draft ? STRINGS.draftNext : (TITLES[state] ?? STRINGS.next);
  return (
    <div className="schedule-slots">
      <Heading>{titleOf(timezone)}</Heading>
      {slots.length === 0 && <p className="muted">{STRINGS.nextNone}</p>}
      <ol>
        {slots.map((slot) => (
          <SlotLine key={slot.at} slot={slot} now={now} />
        ))}
      </ol>
    </div>
  );
}

function SlotLine({ slot, now }: { readonly slot: ScheduleSlot; readonly now: number }) {
  const here = formatHere(slot.at, slot.local);
  return (
    <li>
      <time dateTime={slot.at} className="num">
        {formatWall(slot.local, now)}
      </time>
      {here !== null && <span className="muted"> {STRINGS.here(here)}</span>}
      {slot.note !== null && <p className="schedule-note">{slot.note}</p>}
    </li>
  );
}
