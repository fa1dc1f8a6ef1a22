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

/** Tell whether a text is an amount of dollars that can be a cap: up to six decimals, not negative. */
export function isAmount(text: string): boolean {
  return /^\d{1,9}(\.\d{1,6})?$/.test(text.trim());
}
