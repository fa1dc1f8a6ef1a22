import type { InboxItem } from "../../api/types";
import { formatUsd, sumUsd } from "../../domain/money";
import { Button } from "../../ui/Button";
import { ReasonForm } from "../../ui/ReasonForm";
import { takesYes } from "./inbox-marks";
import { STRINGS } from "./strings";

import "./decisions.css";

interface Props {
  readonly items: readonly InboxItem[];
  readonly pending: boolean;
  readonly held: boolean;
  readonly rejecting: boolean;
  readonly onApprove: () => void;
  readonly onRejecting: (rejecting: boolean) => void;
  readonly onReject: (reason: string) => void;
  readonly onClear: () => void;
}

/** Decide on all that is selected, with what that can cost in all. */
export function BatchBar(props: Props) {
  const { items, pending, held, rejecting, onApprove, onRejecting, onReject, onClear } = props;
  const able = items.filter(takesYes);
  const lasting = able.filter((item) => item.risk === "irreversible").length;
  const leftOut = items.length - able.length;
  const notes = [
    able.length > 0 &&
      STRINGS.atMost(formatUsd(sumUsd(able.map((each) => each.cost_at_stake_usd)))),
    lasting > 0 && STRINGS.irreversible(lasting),
    leftOut > 0 && STRINGS.leftOut(leftOut),
  ].filter((note) => note !== false);
  return (
    <div className="batch-bar" role="group" aria-label={STRINGS.batch}>
      <p>
        <b className="tabular">{STRINGS.selected(items.length)}</b>
        {notes.length > 0 && <span className="muted small"> · {notes.join(" · ")}</span>}
      </p>
      {rejecting ? (
        <ReasonForm
          label={STRINGS.reason}
          confirm={STRINGS.rejectMany(items.length)}
          back={STRINGS.back}
          pending={pending}
          onConfirm={onReject}
          onBack={() => onRejecting(false)}
        />
      ) : (
        <div className="batch-buttons">
          <Button
            kind="primary"
            hotkey="A"
            pending={pending}
            disabled={held || able.length === 0}
            onClick={onApprove}
          >
            {STRINGS.approveMany(able.length)}
          </Button>
          <Button kind="danger" hotkey="R" disabled={pending} onClick={() => onRejecting(true)}>
            {STRINGS.rejectMany(items.length)}
          </Button>
          <Button kind="quiet" hotkey="Esc" aria-keyshortcuts="Escape" onClick={onClear}>
            {STRINGS.clear}
          </Button>
        </div>
      )}
    </div>
  );
}
