import { useState } from "react";

import { cn } from "../../lib/cn";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { ReasonForm } from "../../ui/ReasonForm";
import { Refusal } from "./Refusal";
import { STRINGS } from "./strings";
import type { Decide } from "./use-decide";

import "./decision-bar.css";

interface Props {
  readonly revision: number;
  readonly decide: Decide;
  /** The proposal has just changed: nobody has read what stands here now. */
  readonly held: boolean;
  /** Whether the yes begins a schedule; a run now is then a choice beside it. */
  readonly scheduled: boolean;
  readonly rejecting: boolean;
  readonly onRejecting: (rejecting: boolean) => void;
  readonly onReject: (reason: string) => void;
  readonly onEdit: () => void;
}

/** Approve, edit or reject: always for the revision that is shown. */
export function DecisionBar(props: Props) {
  const [more, setMore] = useState(false);
  const { revision, decide, held, scheduled, rejecting, onRejecting, onReject, onEdit } = props;
  const pending = decide.isPending ? decide.variables.kind : null;
  const blocked = held || pending !== null;
  const both = (
    <Button
      key="both"
      kind={scheduled ? "secondary" : "primary"}
      hotkey="⇧A"
      className={scheduled ? "decision-rest" : "decision-first"}
      aria-keyshortcuts="Shift+A"
      disabled={blocked}
      pending={pending === "approve_and_run"}
      onClick={() => decide.mutate({ kind: "approve_and_run", revision })}
    >
      {scheduled ? STRINGS.approveAndRunOnce : STRINGS.approveAndRun}
    </Button>
  );
  const approve = (
    <Button
      key="approve"
      kind={scheduled ? "primary" : "secondary"}
      hotkey="A"
      className={scheduled ? "decision-first" : "decision-rest"}
      disabled={blocked}
      pending={pending === "approve"}
      onClick={() => decide.mutate({ kind: "approve", revision })}
    >
      {scheduled ? STRINGS.approveAndSchedule : STRINGS.approve}
    </Button>
  );
  return (
    <div className="decision-bar">
      {decide.error && <Refusal title={STRINGS.refused} error={decide.error} />}
      {rejecting ? (
        <ReasonForm
          label={STRINGS.rejectReason}
          confirm={STRINGS.confirmReject}
          back={STRINGS.back}
          pending={decide.isPending}
          onConfirm={onReject}
          onBack={() => onRejecting(false)}
        />
      ) : (
        <div className={cn("decision-buttons", more && "is-more")}>
          {scheduled ? [approve, both] : [both, approve]}
          <Button hotkey="E" className="decision-rest" disabled={pending !== null} onClick={onEdit}>
            {STRINGS.edit}
          </Button>
          <Button
            kind="danger"
            hotkey="R"
            className="decision-reject"
            disabled={blocked}
            onClick={() => onRejecting(true)}
          >
            {STRINGS.reject}
          </Button>
          <Button
            className="decision-more"
            aria-label={STRINGS.otherAnswers}
            aria-expanded={more}
            onClick={() => setMore(!more)}
          >
            <Icon name={more ? "cross" : "dots"} size={16} />
          </Button>
        </div>
      )}
    </div>
  );
}
