import type { InboxDecision, InboxItem } from "../../api/types";

/** The selected missions, each with what was on the screen when it was selected. */
export type Selected = ReadonlyMap<string, string>;

/** Return what an item asks: a run that parks again asks something else at the same revision. */
function asked({ revision, attempt }: InboxItem): string {
  return `${revision}.${attempt ?? 0}`;
}

export type Verb = InboxDecision["decision"];

/** Tell whether a plain yes is an answer: nothing has to be chosen, filled in or paid first. */
export function takesYes(item: InboxItem): boolean {
  const needsMoney = (item.deviation?.missing_usd ?? null) !== null;
  return item.decisions.includes("approve") && item.choices.length === 0 && !needsMoney;
}

/** Return the selection with an item in it, or out of it again. */
export function toggled(selected: Selected, item: InboxItem): Selected {
  const next = new Map(selected);
  if (next.get(item.mission_id) === asked(item)) next.delete(item.mission_id);
  else next.set(item.mission_id, asked(item));
  return next;
}

/** Return the selection of everything that is shown, or of nothing where that is selected. */
export function allToggled(selected: Selected, items: readonly InboxItem[]): Selected {
  const whole = selectedOf(items, selected).length === items.length;
  return new Map(whole ? [] : items.map((item) => [item.mission_id, asked(item)]));
}

/** Return what is selected and still stands as it was: what changed meanwhile has to be read. */
export function selectedOf(items: readonly InboxItem[], selected: Selected): InboxItem[] {
  return items.filter((item) => selected.get(item.mission_id) === asked(item));
}

/**
 * Return the place of the marked row. Where it has gone, the mark stays at its place, so that after
 * a decision the next one is at hand; -1 in an empty list.
 */
export function placeOf(items: readonly InboxItem[], marked: string | null, place: number): number {
  const at = items.findIndex((item) => item.mission_id === marked);
  return at >= 0 ? at : Math.min(place, items.length - 1);
}

/** Return the decisions that are sent: always for the revision, and the attempt, that is shown. */
export function decisionsFor(
  items: readonly InboxItem[],
  decision: Verb,
  reason = "",
): InboxDecision[] {
  const able = decision === "approve" ? items.filter(takesYes) : items;
  return able.map(({ mission_id, revision, attempt }) => ({
    mission_id,
    revision,
    ...(attempt === null ? {} : { attempt }),
    decision,
    ...(reason ? { reason } : {}),
  }));
}
