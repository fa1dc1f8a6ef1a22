import { useMutation, useQueryClient } from "@tanstack/react-query";

import { updateMission } from "../../api/missions";
import { missionKeys, scheduleKeys } from "../../api/query-keys";
import type { MissionUpdate } from "../../api/types";

/** Return the mutation for edits and answers; each makes a new revision. */
export function useUpdate(missionId: string, onDone: () => void = () => undefined) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (changes: MissionUpdate) => updateMission(missionId, changes),
    onSuccess: (updated) => {
      queries.setQueryData(missionKeys.detail(missionId), updated.mission);
      onDone();
    },
    onSettled: () =>
      Promise.all(
        [missionKeys.all, scheduleKeys.all].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
