import type { Schedule } from "../../api/types";
import { formatUsd } from "../../domain/money";
import { MomentTime } from "../../ui/Time";
import { STRINGS } from "./strings";

interface Props {
  readonly schedule: Schedule;
  /** What its runs have taken; undefined where it is not known. */
  readonly taken?: string | undefined;
}

/** How far the yes goes that a schedule fires under, and what is used of it. */
export function Bounds({ schedule, taken }: Props) {
  const { standing, fired, state } = schedule;
  const proposed = state === "proposed";
  const total = formatUsd(standing.cap_total);
  return (
    <div>
      <h4>{proposed ? STRINGS.boundsProposed : STRINGS.bounds}</h4>
      <ul>
        <li className="num">
          {proposed ? STRINGS.runsOf(standing.count) : STRINGS.runsUsed(fired, standing.count)}
        </li>
        <li className="num">
          {taken === undefined ? STRINGS.totalOf(total) : STRINGS.takenOf(formatUsd(taken), total)}
        </li>
        <li className="num">{STRINGS.perRun(formatUsd(standing.cap_per_run))}</li>
        <li>
          {STRINGS.until} <MomentTime at={standing.until} />
        </li>
      </ul>
    </div>
  );
}
