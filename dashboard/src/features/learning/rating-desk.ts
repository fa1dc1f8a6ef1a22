import { recall, remember } from "../../lib/stored";

const KEPT = "buddy.rate-later";
const MOST = 50;

export interface Asked {
  readonly missionId: string;
  /** A person opened the question, so it may take the focus. */
  readonly wanted: boolean;
}

export interface RatingView {
  readonly asked: Asked | null;
  /** Missions whose question went away unanswered, the latest last. */
  readonly later: readonly string[];
}

/** Decides which mission is asked about. One at a time: whatever ends meanwhile is for later. */
export interface RatingDesk {
  readonly view: () => RatingView;
  readonly subscribe: (listener: () => void) => () => void;
  /** A mission of this tab has ended. */
  readonly ended: (missionId: string) => void;
  /** A person wants to rate a mission. */
  readonly open: (missionId: string) => void;
  /** The question goes away unanswered and leaves its mark. */
  readonly putOff: () => void;
  /** The question is answered and goes away. */
  readonly close: () => void;
  /** A mission has a rating, wherever it was given. */
  readonly rated: (missionId: string) => void;
}

export function createRatingDesk(): RatingDesk {
  let view: RatingView = { asked: null, later: marks() };
  const listeners = new Set<() => void>();

  const change = (asked: Asked | null, later: readonly string[]): void => {
    if (later !== view.later) remember(KEPT, later.length > 0 ? JSON.stringify(later) : null);
    view = { asked, later };
    listeners.forEach((listener) => listener());
  };
  const marked = (missionId: string): readonly string[] =>
    [...view.later.filter((each) => each !== missionId), missionId].slice(-MOST);

  return {
    view: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ended: (missionId) => {
      const { asked, later } = view;
      if (asked?.missionId === missionId) return;
      if (asked === null) change({ missionId, wanted: false }, later);
      else change(asked, marked(missionId));
    },
    open: (missionId) => {
      const { asked, later } = view;
      const other = asked !== null && asked.missionId !== missionId;
      change({ missionId, wanted: true }, other ? marked(asked.missionId) : later);
    },
    putOff: () => {
      if (view.asked !== null) change(null, marked(view.asked.missionId));
    },
    close: () => {
      if (view.asked !== null) change(null, view.later);
    },
    rated: (missionId) => {
      if (!view.later.includes(missionId)) return;
      change(
        view.asked,
        view.later.filter((each) => each !== missionId),
      );
    },
  };
}

function marks(): string[] {
  try {
    const kept: unknown = JSON.parse(recall(KEPT) ?? "[]");
    return Array.isArray(kept) ? kept.filter((each) => typeof each === "string") : [];
  } catch {
    return []; // something else has written there
  }
}
