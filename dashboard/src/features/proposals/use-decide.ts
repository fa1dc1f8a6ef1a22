import { useMutation, useQueryClient } from "@tanstack/react-query";

import {
  approveAndRun,
  approveMission,
  cancelMission,
  executeMission,
  rejectMission,
  topUpMission,
} from "../../api/missions";
import { inboxKeys, missionKeys } from "../../api/query-keys";

export type Decision =
  | { readonly kind: "approve" | "approve_and_run"; readonly revision: number }
  | { readonly kind: "choose"; readonly revision: number; readonly choice: string }
  | { readonly kind: "top_up"; readonly revision: number; readonly amount: string }
  | { readonly kind: "reject"; readonly revision: number; readonly reason: string }
  | { readonly kind: "run" | "cancel" };

/** Return the one mutation for decisions; whatever came of it, the mission is read again. */
export function useDecide(missionId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (decision: Decision) => decide(missionId, decision),
    onSettled: async () => {
      await Promise.all(
        [missionKeys.all, inboxKeys.all].map((queryKey) => queries.invalidateQueries({ queryKey })),
      );
    },
  });
}

export type Decide = ReturnType<typeof useDecide>;

function decide(missionId: string, decision: Decision): Promise<unknown> {
  switch (decision.kind) {
    case "approve":
      return approveMission(missionId, decision.revision);
    case "choose":
      return approveMission(missionId, decision.revision, decision.choice);
    case "top_up":
      return topUpMission(missionId, decision.revision, decision.amount);
    case "approve_and_run":
      return approveAndRun(missionId, decision.revision);
    case "reject":
      return rejectMission(missionId, decision.revision, decision.reason);
    case "run":
      return executeMission(missionId);
    case "cancel":
      return cancelMission(missionId);
  }
}
