import { runsText } from "./learned-lines";
import { STRINGS } from "./strings";

interface Props {
  readonly roi01: number | null;
  readonly runs: number | null;
}

/** What a return counts in a choice, and out of how many runs; nothing where it is not known. */
export function CountsAs({ roi01, runs }: Props) {
  if (roi01 === null || runs === null) return null;
  return (
    <span className="learning-why muted">{STRINGS.countsAs(roi01.toFixed(2), runsText(runs))}</span>
  );
}
