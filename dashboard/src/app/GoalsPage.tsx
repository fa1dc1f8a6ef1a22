import type { MouseEvent } from "react";

import { ArtifactPanel } from "../features/artifacts/ArtifactPanel";
import { GoalDetail } from "../features/goals/GoalDetail";
import { Goals } from "../features/goals/Goals";
import { STRINGS as GOALS } from "../features/goals/strings";
import { useTitle } from "../lib/title";
import { Icon } from "../ui/Icon";
import { MissionLink } from "./ChatMission";
import { goalPath, openGoal, useGoalParameter } from "./router";
import { STRINGS } from "./strings";

/** Every goal, or the one that the address names: its plan, its progress, its result. */
export function GoalsPage() {
  const goalId = useGoalParameter();
  useTitle(`${STRINGS.goals} · ${STRINGS.product}`);
  if (goalId === null) {
    return <Goals link={(id, label) => <GoalLink goalId={id} label={label} />} onOpen={openGoal} />;
  }
  return (
    <>
      <GoalLink goalId={null} label={GOALS.all} />
      <GoalDetail
        key={goalId}
        goalId={goalId}
        link={(missionId, label) => <MissionLink missionId={missionId} label={label} />}
        result={(artifactId) => <ArtifactPanel artifactId={artifactId} />}
      />
    </>
  );
}

/** A goal's name, leading to it; without an id, the way back to all of them. */
function GoalLink({ goalId, label }: { readonly goalId: string | null; readonly label: string }) {
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
