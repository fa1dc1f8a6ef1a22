import type { DayFigures, RangeFigures } from "../../api/types";
import { sumUsd } from "../../domain/money";

export const RANGES = [7, 30, 90, 180, 365] as const;
const LONGEST_BY_DAY = 90;
const DAY_MS = 86_400_000;

/** Some days drawn as one bar. */
export interface Bin {
  readonly first: string;
  readonly completed: number;
  readonly failed: number;
  readonly answered: number;
  readonly callsFailed: number;
  readonly usd: string;
}

/** Return how many days one bar stands for. */
export function daysOfBar(days: number): 1 | 7 {
  return days > LONGEST_BY_DAY ? 7 : 1;
}

/**
 * Return the bars of a range, the last one up to its last day. The server leaves out days on which
 * nothing happened: those are bars of nothing.
 */
export function binsOf(series: readonly DayFigures[], last: string, days: number): Bin[] {
  const size = daysOfBar(days);
  const count = Math.ceil(days / size);
  const bins = Array.from({ length: count }, (): DayFigures[] => []);
  for (const day of series) {
    const back = Math.round((Date.parse(last) - Date.parse(day.day)) / DAY_MS);
    bins[count - 1 - Math.floor(back / size)]?.push(day);
  }
  return bins.map((some, number) => ({
    first: dayBefore(last, (count - number) * size - 1),
    completed: total(some, (day) => day.completed),
    failed: total(some, (day) => day.failed),
    answered: total(some, (day) => day.calls_succeeded),
    callsFailed: total(some, (day) => day.calls_failed),
    usd: sumUsd(some.map((day) => day.settled_usd)),
  }));
}

/** Tell whether nothing at all happened. */
export function isEmpty({ proposed, ended, tools, settlements, ratings }: RangeFigures): boolean {
  return proposed + settlements + ratings + tools.length === 0 && Object.keys(ended).length === 0;
}

/** Return how many missions came to an end, however. */
export function endedOf({ ended }: RangeFigures): number {
  return Object.values(ended).reduce((sum, count) => sum + count, 0);
}

function total(days: readonly DayFigures[], of: (day: DayFigures) => number): number {
  return days.reduce((sum, day) => sum + of(day), 0);
}

function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);
}
