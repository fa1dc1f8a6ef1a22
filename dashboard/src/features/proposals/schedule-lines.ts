import type { Schedule } from "../../api/types";
import type { ChangeLine } from "../../domain/difference";
import { formatUsd, isAmount, timesUsd, toMicros } from "../../domain/money";
import { STRINGS } from "./strings";

/** Return what another cap of a mission makes of the money that its proposed schedule may take. */
export function scheduleLines(schedule: Schedule | undefined, cap: string): ChangeLine[] {
  if (schedule?.state !== "proposed" || !isAmount(cap)) return [];
  const { cap_per_run: perRun, cap_total: before, count } = schedule.standing;
  if (toMicros(cap) === toMicros(perRun)) return [];
  // As `refitted` in `buddy.domain.schedule`: a total that somebody named is only ever lowered.
  const all = timesUsd(cap, count);
  const named = toMicros(before) !== toMicros(timesUsd(perRun, count));
  const after = named && (toMicros(before) ?? 0n) < (toMicros(all) ?? 0n) ? before : all;
  return [{ name: STRINGS.allRuns(count), old: formatUsd(before), new: formatUsd(after) }];
}
