import type { MouseEvent } from "react";

import { Icon } from "../ui/Icon";
import { goalPath, openGoal } from "./router";

interface Props {
  readonly goalId: string | null;
  readonly label: string;
}

/** A goal's name, leading to it; without an id, the way back to all of them. */
export function GoalLink({ goalId, label }: Props) {
  const open = (event: MouseEvent) => {
    // A press that asks for another tab or window is the browser's.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    openGoal(goalId);
  };
  return (
    <a href={goalPath(goalId)} onClick={open} className={goalId === null ? "goal-back" : undefined}>
      {goalId === null && <Icon name="back" size={12} />}
      {label}
    </a>
  );
}
