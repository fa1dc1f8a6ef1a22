import type { Difference } from "./difference";

interface Deviation {
  readonly kind: string;
  readonly approved: string;
  readonly needed: string;
  readonly differences: readonly Difference[];
}

/** Return what a parked run needs beyond its approval, value by value, money included. */
export function deviationLines(deviation: Deviation): Difference[] {
  const { kind, approved, needed, differences } = deviation;
  if (differences.length > 0) return [...differences];
  // Of a call in doubt nothing differs; where another limit than the cap is full, the cap stays.
  if (approved === needed) return [];
  return [{ field: kind === "money" ? "cap_usd" : kind, old: approved, new: needed }];
}
