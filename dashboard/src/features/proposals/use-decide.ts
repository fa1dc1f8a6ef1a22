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
  | { readonly kind: "go_on"; readonly revision: number; readonly attempt: number }
  | {
      readonly kind: "choose";
      readonly revision: number;
      readonly attempt: number;
      readonly choice: string;
    }
  | {
      readonly kind: "top_up";
      readonly revision: number;
      readonly attempt: number;
      readonly amount: string;
    }
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
    case "go_on":
      return approveMission(missionId, decision.revision, { attempt: decision.attempt });
    case "choose": {
      const { attempt, choice } = decision;
      return approveMission(missionId, decision.revision, { attempt, choice });
    }
    case "top_up":
      return topUpMission(missionId, decision.revision, decision.attempt, decision.amount);
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
