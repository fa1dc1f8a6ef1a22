import { useMutation, useQueryClient } from "@tanstack/react-query";

import { ApiError } from "../../api/client";
import { createMission } from "../../api/missions";
import { missionKeys } from "../../api/query-keys";
import type { Evaluation } from "../../api/types";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { STRINGS } from "./strings";

interface Props {
  readonly evaluation: Evaluation;
  readonly busy: boolean;
  /** Proposes the mission that would bring what is missing; nothing runs by it. */
  readonly onPropose: (objective: string) => void;
  readonly error?: Error | null;
}

/** What a result lacks, and the mission that would bring it; nothing where it lacks nothing. */
export function Judgement({ evaluation, busy, onPropose, error = null }: Props) {
  const { satisfied, gap, evidence, engine, next } = evaluation;
  if (gap === null) return null;
  return (
    <Notice
      tone={satisfied ? "neutral" : "attention"}
      title={satisfied ? STRINGS.partlyMet : STRINGS.notMet}
      detail={gap}
    >
      <p className="muted small">{STRINGS.judgedBy(engine, evidence)}</p>
      {next !== null && (
        <Button pending={busy} title={next.why} onClick={() => onPropose(next.objective)}>
          {STRINGS.propose(next.objective)}
        </Button>
      )}
      {error && (
        <Notice
          tone="danger"
          title={STRINGS.notProposed}
          detail={error.message}
          code={error instanceof ApiError ? error.code : undefined}
          alert
        />
      )}
    </Notice>
  );
}

interface NextProps {
  /** The mission that was judged; what goes on from it keeps its limits. */
  readonly missionId: string;
  readonly evaluation: Evaluation;
  /** Called with the mission that was made. */
  readonly onMade: (missionId: string) => void;
}

/** The same on a mission's own page, where what would bring it is proposed as a mission. */
export function ProposedNext({ missionId, evaluation, onMade }: NextProps) {
  const queries = useQueryClient();
  const tool = evaluation.next?.tool ?? null;
  const create = useMutation({
    mutationFn: (objective: string) =>
      createMission({ objective, tool, parent_mission_id: missionId }),
    onSuccess: (made) => {
      void queries.invalidateQueries({ queryKey: missionKeys.lists() });
      onMade(made.mission_id);
    },
  });
  return (
    <Judgement
      evaluation={evaluation}
      busy={create.isPending}
      onPropose={create.mutate}
      error={create.error}
    />
  );
}
