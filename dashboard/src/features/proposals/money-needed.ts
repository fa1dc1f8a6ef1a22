import { sumUsd, toMicros } from "../../domain/money";

export interface MoneyNeeded {
  readonly spent: string;
  readonly nextCall: string;
  readonly cap: string;
  readonly missing: string;
}

/**
 * Return the figures of a run that waits for money: what is missing is what was spent and what the
 * next call needs, less the cap.
 */
export function moneyNeeded(spent: string, cap: string, missing: string): MoneyNeeded {
  return { spent, cap, missing, nextCall: sumUsd([missing, cap, `-${spent}`]) };
}

/** Tell what is wrong with an amount to add; null where nothing is. */
export function amountFault(amount: string, missing: string): "unreadable" | "too_little" | null {
  const micros = toMicros(amount);
  if (micros === null || micros < 0n) return "unreadable";
  return micros < (toMicros(missing) ?? 0n) ? "too_little" : null;
}
