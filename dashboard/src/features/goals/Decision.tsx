import { useState } from "react";

import { ApiError } from "../../api/client";
import { useRejections } from "../../api/rejections";
import type { GoalShown } from "../../api/types";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { ReasonForm } from "../../ui/ReasonForm";
import { STRINGS } from "./strings";
import { useGoalCommand, useGoalRejection } from "./use-goal";

interface Props {
  /** The plan that was read: whatever is said is said about this revision. */
  readonly goal: GoalShown;
  /** Another revision came meanwhile. */
  readonly held: boolean;
  readonly onEdit: () => void;
}

/** Approve, change or reject the plan as a whole. */
export function Decision({ goal, held, onEdit }: Props) {
  const [rejecting, setRejecting] = useState(false);
  const decide = useGoalCommand(goal.goal_id);
  const reject = useGoalRejection(goal);
  const leaving = useRejections().leaving.has(goal.goal_id);
  const { revision } = goal;
  if (leaving) return <p className="goal-decision muted small">{STRINGS.leaving}</p>;
  return (
    <div className="goal-decision">
      {decide.error && !held && <Refused title={STRINGS.refused} error={decide.error} />}
      {rejecting ? (
        <ReasonForm
          label={STRINGS.rejectReason}
          confirm={STRINGS.rejectConfirm}
          back={STRINGS.back}
          pending={false}
          onConfirm={(reason) => {
            setRejecting(false);
            reject(reason);
          }}
          onBack={() => setRejecting(false)}
        />
      ) : (
        <div className="goal-buttons">
          <Button
            kind="primary"
            disabled={held}
            pending={decide.isPending}
            onClick={() => decide.mutate({ kind: "approve", revision })}
          >
            {STRINGS.approve}
          </Button>
          <Button disabled={held || decide.isPending} onClick={onEdit}>
            {STRINGS.edit}
          </Button>
          <Button
            kind="danger"
            disabled={held || decide.isPending}
            onClick={() => setRejecting(true)}
          >
            {STRINGS.reject}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Stops a goal that runs, once it was asked for and confirmed. */
export function Cancel({ goalId }: { readonly goalId: string }) {
  const [asking, setAsking] = useState(false);
  const cancel = useGoalCommand(goalId);
  return (
    <div className="goal-cancel">
      {cancel.error && <Refused title={STRINGS.cancelRefused} error={cancel.error} />}
      {asking ? (
        <>
          <p className="small">{STRINGS.cancelMeans}</p>
          <ReasonForm
            label={STRINGS.cancelReason}
            confirm={STRINGS.cancelConfirm}
            back={STRINGS.keep}
            pending={cancel.isPending}
            onConfirm={(reason) => cancel.mutate({ kind: "cancel", reason })}
            onBack={() => setAsking(false)}
          />
        </>
      ) : (
        <div className="goal-buttons">
          <Button kind="danger" onClick={() => setAsking(true)}>
            {STRINGS.cancel}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Why the server did not do it. */
export function Refused({ title, error }: { readonly title: string; readonly error: Error }) {
  const code = error instanceof ApiError ? error.code : undefined;
  return <Notice tone="danger" title={title} detail={error.message} code={code} alert />;
}
