import { ArtifactPanel } from "../features/artifacts/ArtifactPanel";
import { GoalDetail } from "../features/goals/GoalDetail";
import { Goals } from "../features/goals/Goals";
import { STRINGS as GOALS } from "../features/goals/strings";
import { useTitle } from "../lib/title";
import { MissionLink } from "./MissionLink";
import { GoalLink } from "./GoalLink";
import { openGoal, useGoalParameter } from "./router";
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
