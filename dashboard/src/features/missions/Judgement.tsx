import { useMutation, useQueryClient } from "@tanstack/react-query";

import { ApiError } from "../../api/client";
import { createMission } from "../../api/missions";
import { missionKeys } from "../../api/query-keys";
import type { Evaluation, NextMission } from "../../api/types";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { STRINGS } from "./strings";

interface Props {
  /** The mission that was judged; what goes on from it keeps its limits. */
  readonly missionId: string;
  readonly evaluation: Evaluation;
  /** Called with the mission that was made. */
  readonly onMade: (missionId: string) => void;
}

/** What a result lacks, and the mission that would bring it; nothing where it lacks nothing. */
export function Judgement({ missionId, evaluation, onMade }: Props) {
  const { satisfied, gap, evidence, engine } = evaluation;
  if (gap === null) return null;
  return (
    <Notice
      tone={satisfied ? "neutral" : "attention"}
      title={satisfied ? STRINGS.partlyMet : STRINGS.notMet}
      detail={gap}
    >
      <p className="muted small">{STRINGS.judgedBy(engine, evidence)}</p>
      {evaluation.next !== null && (
        <GoOn missionId={missionId} following={evaluation.next} onMade={onMade} />
      )}
    </Notice>
  );
}

/** It is proposed like any other: nothing runs by this click. */
function GoOn({
  missionId,
  following,
  onMade,
}: Pick<Props, "missionId" | "onMade"> & { readonly following: NextMission }) {
  const queries = useQueryClient();
  const { objective, tool, why } = following;
  const create = useMutation({
    mutationFn: () => createMission({ objective, tool, parent_mission_id: missionId }),
    onSuccess: (made) => {
      void queries.invalidateQueries({ queryKey: missionKeys.lists() });
      onMade(made.mission_id);
    },
  });
  return (
    <>
      <Button pending={create.isPending} title={why} onClick={() => create.mutate()}>
        {STRINGS.propose(objective)}
      </Button>
      {create.error && (
        <Notice
          tone="danger"
          title={STRINGS.notProposed}
          detail={create.error.message}
          code={create.error instanceof ApiError ? create.error.code : undefined}
          alert
        />
      )}
    </>
  );
}
