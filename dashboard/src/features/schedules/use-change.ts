import { useMutation, useQueryClient } from "@tanstack/react-query";

import { missionKeys, scheduleKeys, standingKeys } from "../../api/query-keys";
import { endSchedule, pauseSchedule, resumeSchedule } from "../../api/schedules";

const CHANGES = { pause: pauseSchedule, resume: resumeSchedule, end: endSchedule };

/** Return the mutation that changes where a schedule stands; what it moves is read again. */
export function useChange(scheduleId: string, onDone?: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: keyof typeof CHANGES) => CHANGES[change](scheduleId),
    onSuccess: () => onDone?.(),
    onSettled: () =>
      Promise.all(
        [scheduleKeys.all, standingKeys.all, missionKeys.all].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
