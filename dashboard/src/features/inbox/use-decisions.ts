import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { decideInbox } from "../../api/inbox";
import { executeMission } from "../../api/missions";
import { budgetKeys, inboxKeys, missionKeys, standingKeys } from "../../api/query-keys";
import type { DecisionResult, InboxItem } from "../../api/types";
import { decisionsFor, type Verb } from "./inbox-marks";

/** One decision that was taken or refused, with what it was about. */
export interface Outcome extends DecisionResult {
  readonly mission_id: string;
  readonly objective: string;
}

interface Asked {
  readonly items: readonly InboxItem[];
  readonly verb: Verb;
  readonly reason?: string;
}

/** Take decisions on items of the inbox and keep what became of each. */
export function useDecisions() {
  const queries = useQueryClient();
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const refresh = async () => {
    const keys = [inboxKeys.all, missionKeys.all, standingKeys.all, budgetKeys.all];
    await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));
  };
  const decide = useMutation({
    mutationFn: ({ items, verb, reason }: Asked) => decideInbox(decisionsFor(items, verb, reason)),
    onSuccess: (answer, { items }) => {
      const objectives = new Map(items.map((item) => [item.mission_id, item.objective]));
      setOutcomes(
        answer.items.map((each, place) => {
          const missionId = each.mission_id ?? items[place]?.mission_id ?? "";
          return {
            ...each,
            mission_id: missionId,
            objective: objectives.get(missionId) ?? missionId,
          };
        }),
      );
    },
    onSettled: refresh,
  });
  const run = useMutation({
    mutationFn: (missionIds: readonly string[]) => Promise.all(missionIds.map(executeMission)),
    onSettled: refresh,
  });
  return { decide, run, outcomes, dismiss: () => setOutcomes([]) };
}
