import { useMutation, useQueryClient } from "@tanstack/react-query";

import { pauseInstance, resumeInstance } from "../../api/instance";
import { instanceKeys, missionKeys } from "../../api/query-keys";
import type { Instance } from "../../api/types";

/** Return the mutation that pauses; what the server says of itself is shown at once. */
export function usePause() {
  const take = useTake();
  return useMutation({ mutationFn: pauseInstance, onSuccess: take });
}

export function useResume() {
  const take = useTake();
  return useMutation({ mutationFn: resumeInstance, onSuccess: take });
}

function useTake() {
  const queries = useQueryClient();
  return (instance: Instance) => {
    queries.setQueryData(instanceKeys.all, instance);
    // Nobody waits for this: the dialog closes as soon as the switch has been moved.
    void queries.invalidateQueries({ queryKey: missionKeys.all });
  };
}
