import type { Schedule } from "../../api/types";
import { formatUsd } from "../../domain/money";
import { formatFull } from "../../lib/format-time";
import { formatDay } from "../../lib/zone-time";
import { STRINGS } from "./strings";

interface Props {
  readonly schedule: Schedule;
  /** What its runs have taken; undefined where it is not known. */
  readonly taken?: string | undefined;
  /** Whether it is not saved yet. */
  readonly draft?: boolean;
}

/** How far the yes goes that a schedule fires under, and what is used of it. */
export function Bounds({ schedule, taken, draft = false }: Props) {
  const { standing, fired, state } = schedule;
  const proposed = state === "proposed";
  const total = formatUsd(standing.cap_total);
  return (
    <div>
      <h4>{titleOf(schedule, draft)}</h4>
      <ul className="schedule-bounds">
        <li className="num">
          {proposed ? STRINGS.runsOf(standing.count) : STRINGS.runsUsed(fired, standing.count)}
        </li>
        <li className="num">
          {taken === undefined ? STRINGS.totalOf(total) : STRINGS.takenOf(formatUsd(taken), total)}
        </li>
        <li className="num">{STRINGS.perRun(formatUsd(standing.cap_per_run))}</li>
        <li className="num">
          {STRINGS.until}{" "}
          <time dateTime={standing.until} title={formatFull(standing.until)}>
            {formatDay(standing.until)}
          </time>
        </li>
      </ul>
    </div>
  );
}

function titleOf({ state }: Schedule, draft: boolean): string {
  if (draft) return STRINGS.bounds;
  if (state === "ended") return STRINGS.boundsEnded;
  return state === "proposed" ? STRINGS.boundsProposed : STRINGS.bounds;
}
