import { createContext, use, useSyncExternalStore } from "react";

import type { RatingDesk, RatingView } from "./rating-desk";

export const RatingContext = createContext<RatingDesk | null>(null);

/** Return which mission is asked about and which are for later, and the way to change that. */
export function useRatings(): readonly [RatingView, RatingDesk] {
  const desk = use(RatingContext);
  if (desk === null) throw new Error("useRatings needs a RatingContext above it");
  return [useSyncExternalStore(desk.subscribe, desk.view), desk];
}
