import type { SurveyAnswer } from "../../api/types";

export const HIGHEST = 10;
export const RATINGS: readonly number[] = Array.from({ length: HIGHEST }, (_, at) => at + 1);
const MOST_MINUTES = 100_000;

/** What stands in the form. */
export interface Draft {
  readonly rating: number | null;
  readonly minutes: string;
  readonly again: boolean | null;
}

export const BLANK: Draft = { rating: null, minutes: "", again: null };

/** Return the rating that a key stands for: 1 to 9, and 0 for 10; null for every other key. */
export function ratingOfKey(key: string): number | null {
  if (!/^\d$/.test(key)) return null;
  return key === "0" ? HIGHEST : Number(key);
}

/** Tell whether a text says how many minutes were saved, or says nothing. */
export function areMinutes(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed === "") return true;
  return /^\d{1,6}([.,]\d+)?$/.test(trimmed) && minutesOf(trimmed) <= MOST_MINUTES;
}

/** Return what is sent; null while no rating is chosen or the minutes are none. */
export function answerOf({ rating, minutes, again }: Draft): SurveyAnswer | null {
  if (rating === null || !areMinutes(minutes)) return null;
  return {
    rating,
    ...(minutes.trim() === "" ? {} : { time_saved: minutesOf(minutes) }),
    ...(again === null ? {} : { would_repeat: again }),
  };
}

function minutesOf(text: string): number {
  return Number(text.trim().replace(",", "."));
}
