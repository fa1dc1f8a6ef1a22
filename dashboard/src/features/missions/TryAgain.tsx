import { useMutation, useQueryClient } from "@tanstack/react-query";

import { ApiError } from "../../api/client";
import { retryMission } from "../../api/missions";
import { missionKeys } from "../../api/query-keys";
import type { MissionView, RetryFrom } from "../../api/types";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { STRINGS } from "./strings";

interface Props {
  readonly mission: MissionView;
  /** Called with the new mission. */
  readonly onMade: (missionId: string) => void;
  readonly onAgain: (objective: string) => void;
}

const UNFINISHED: ReadonlySet<MissionView["status"]> = new Set(["failed", "cancelled", "expired"]);

/** What can be made of a mission that is over: a retry, another run, another wording. */
export function TryAgain({ mission, onMade, onAgain }: Props) {
  const queries = useQueryClient();
  const retry = useMutation({
    mutationFn: (from: RetryFrom) => retryMission(mission.mission_id, from),
    onSuccess: (made) => {
      void queries.invalidateQueries({ queryKey: missionKeys.lists() });
      onMade(made.mission_id);
    },
  });
  const goesOn = UNFINISHED.has(mission.status) && (mission.run?.started_at ?? null) !== null;
  const pending = retry.isPending ? retry.variables : null;
  return (
    <div className="try-again">
      <div className="try-again-buttons">
        {goesOn && (
          <Button
            pending={pending === "failed_step"}
            disabled={pending !== null}
            title={STRINGS.retryHint}
            onClick={() => retry.mutate("failed_step")}
          >
            {STRINGS.retryRun}
          </Button>
        )}
        <Button
          kind={goesOn ? "quiet" : "secondary"}
          pending={pending === "start"}
          disabled={pending !== null}
          title={STRINGS.runAgainHint}
          onClick={() => retry.mutate("start")}
        >
          {goesOn ? STRINGS.fromStart : STRINGS.runAgain}
        </Button>
        <Button kind="quiet" onClick={() => onAgain(mission.objective)}>
          {STRINGS.again}
        </Button>
      </div>
      {retry.error && (
        <Notice
          tone="danger"
          title={STRINGS.retryRefused}
          detail={retry.error.message}
          code={retry.error instanceof ApiError ? retry.error.code : undefined}
          alert
        />
      )}
    </div>
  );
}
