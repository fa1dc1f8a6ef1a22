/**
 * Write dollars for people from the exact text the API sends: `$5.23`; below a cent as many places
 * as it takes. The text is not turned into a float for that.
 */
export function formatUsd(amount: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount);
  if (!match) return amount;
  const [, sign = "", whole = "0", fraction = ""] = match;
  const micros = BigInt(whole) * 1_000_000n + BigInt(fraction.padEnd(6, "0").slice(0, 6));
  if (micros === 0n || micros >= 10_000n) {
    const cents = (micros + 5_000n) / 10_000n;
    const dollars = (cents / 100n).toLocaleString("en-US");
    return `${sign}$${dollars}.${String(cents % 100n).padStart(2, "0")}`;
  }
  const places = String(micros).padStart(6, "0").replace(/0+$/, "");
  return `${sign}$0.${places.padEnd(2, "0")}`;
}

/** Read an exact amount of dollars as whole micro-dollars; null where it is none. */
export function toMicros(amount: string): bigint | null {
  const match = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(amount.trim());
  if (!match) return null;
  const [, sign = "", whole = "0", fraction = ""] = match;
  const micros = BigInt(whole) * 1_000_000n + BigInt(fraction.padEnd(6, "0"));
  return sign ? -micros : micros;
}

/** Add amounts up, exactly; what is no amount counts nothing. */
export function sumUsd(amounts: readonly string[]): string {
  const micros = amounts.reduce((sum, amount) => sum + (toMicros(amount) ?? 0n), 0n);
  return fromMicros(micros);
}

function fromMicros(micros: bigint): string {
  const [sign, size] = micros < 0n ? ["-", -micros] : ["", micros];
  const places = String(size % 1_000_000n).padStart(6, "0");
  return `${sign}${size / 1_000_000n}.${places.replace(/0{1,4}$/, "")}`;
}

/** Multiply an amount by a whole number, exactly. */
export function timesUsd(amount: string, times: number): string {
  return fromMicros((toMicros(amount) ?? 0n) * BigInt(times));
}

/** Return how much of a whole a part is, in percent from 0 to 100; of nothing, all that is there. */
export function shareOf(part: string, whole: string): number {
  const [some, all] = [toMicros(part) ?? 0n, toMicros(whole) ?? 0n];
  if (some <= 0n) return 0;
  if (all <= 0n || some >= all) return 100;
  return Number((some * 10_000n) / all) / 100;
}

/** Tell whether a text is an amount of dollars that can be a cap: up to six decimals, not negative. */
export function isAmount(text: string): boolean {
  return /^\d{1,9}(\.\d{1,6})?$/.test(text.trim());
}
