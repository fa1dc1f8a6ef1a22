import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { giveFeedback, learningQuery, undoFeedback } from "../../api/learning";
import { learningKeys } from "../../api/query-keys";
import type { ToolLearned, Verdict } from "../../api/types";
import { Button } from "../../ui/Button";
import { kindOf, STRINGS } from "./strings";

interface Props {
  readonly missionId: string;
  readonly tool: string;
  readonly intent: string | null;
}

/** Whether a tool is kept for such objectives or left out; said here and taken back here. */
export function ToolWord({ missionId, tool, intent }: Props) {
  const queries = useQueryClient();
  const learned = useQuery(learningQuery());
  const onSettled = () => queries.invalidateQueries({ queryKey: learningKeys.all });
  const give = useMutation({
    mutationFn: (verdict: Verdict) => giveFeedback(missionId, verdict),
    onSettled,
  });
  const undo = useMutation({ mutationFn: undoFeedback, onSettled });
  const busy = give.isPending || undo.isPending;
  const error = give.error ?? undo.error ?? learned.error;
  const word = wordOn(learned.data?.tools ?? [], tool, intent);
  const say = (verdict: Verdict, label: string) => (
    <Button
      kind="quiet"
      pending={give.isPending && give.variables === verdict}
      disabled={busy || learned.data === undefined}
      onClick={() => {
        undo.reset();
        give.mutate(verdict);
      }}
    >
      {label}
    </Button>
  );
  return (
    <div className="learning-line">
      <span>
        <span className="mono">{tool}</span>{" "}
        {word !== null && (word.keeps ? STRINGS.kept : STRINGS.leftOut)}{" "}
        <span className="muted">{STRINGS.toolFor(kindOf(intent))}</span>
      </span>
      {word === null ? (
        <span className="learning-choices">
          {say("approve_tool", STRINGS.keep)}
          {say("reject_tool", STRINGS.leaveOut)}
        </span>
      ) : (
        <Button
          kind="quiet"
          pending={busy}
          aria-label={STRINGS.undoNamed(`${tool} ${word.keeps ? STRINGS.kept : STRINGS.leftOut}`)}
          onClick={() => {
            give.reset();
            undo.mutate(word.id);
          }}
        >
          {STRINGS.undo}
        </Button>
      )}
      {error && (
        <p className="field-error">
          {STRINGS.wordFailed} {error.message}
        </p>
      )}
    </div>
  );
}

/** Return the word on a tool that stands: for its kind of objective, else for all of them. */
function wordOn(tools: readonly ToolLearned[], tool: string, intent: string | null) {
  const row =
    tools.find((each) => each.tool === tool && each.intent === intent) ??
    tools.find((each) => each.tool === tool && each.intent === null);
  if (row?.rejected_by) return { id: row.rejected_by, keeps: false };
  return row?.approved_by ? { id: row.approved_by, keeps: true } : null;
}
