import { useMutation, useQueryClient } from "@tanstack/react-query";

import { approveGoal, cancelGoal, rejectGoal, updateGoal } from "../../api/goals";
import { rejections } from "../../api/rejections";
import { budgetKeys, goalKeys, inboxKeys, missionKeys } from "../../api/query-keys";
import type { Goal, GoalChange, GoalShown } from "../../api/types";

type Command =
  | { readonly kind: "approve"; readonly revision: number }
  | { readonly kind: "reject"; readonly revision: number; readonly reason: string }
  | { readonly kind: "cancel"; readonly reason: string }
  | { readonly kind: "update"; readonly change: GoalChange };

/** Return the mutation for what is said about a goal; whatever came of it, it is read again. */
export function useGoalCommand(goalId: string, onDone?: (goal: GoalShown) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (command: Command) => send(goalId, command),
    onSuccess: (goal) => {
      queries.setQueryData(goalKeys.detail(goalId), goal);
      onDone?.(goal);
    },
    onSettled: () =>
      Promise.all(
        [goalKeys.all, missionKeys.lists(), inboxKeys.all, budgetKeys.all].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  });
}

/** Return what turns a goal down: held back for some seconds, as a mission's no is. */
export function useGoalRejection({ goal_id: goalId, objective, revision }: Goal) {
  const command = useGoalCommand(goalId);
  return (reason: string) =>
    rejections.hold({
      subjectIds: [goalId],
      title: objective,
      send: () => command.mutateAsync({ kind: "reject", revision, reason }),
    });
}

function send(goalId: string, command: Command): Promise<GoalShown> {
  switch (command.kind) {
    case "approve":
      return approveGoal(goalId, command.revision);
    case "reject":
      return rejectGoal(goalId, command.revision, command.reason);
    case "cancel":
      return cancelGoal(goalId, command.reason);
    case "update":
      return updateGoal(goalId, command.change);
  }
}
