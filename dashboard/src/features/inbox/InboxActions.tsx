import type { InboxItem } from "../../api/types";
import { formatUsd } from "../../domain/money";
import { Button } from "../../ui/Button";
import { ReasonForm } from "../../ui/ReasonForm";
import { takesYes } from "./inbox-marks";
import { STRINGS } from "./strings";

export interface RowActions {
  readonly onMark: () => void;
  readonly onToggle: () => void;
  readonly onOpen: () => void;
  readonly onApprove: () => void;
  readonly onRejecting: (rejecting: boolean) => void;
  readonly onReject: (reason: string) => void;
}

interface Props {
  readonly item: InboxItem;
  readonly keyed: boolean;
  readonly rejecting: boolean;
  readonly pending: boolean;
  readonly held: boolean;
  readonly actions: RowActions;
}

/** The answers that a decision takes, in place; what needs more than a yes opens. */
export function InboxActions({ item, keyed, rejecting, pending, held, actions }: Props) {
  const no = item.deviation === null ? STRINGS.reject : STRINGS.cancel;
  if (rejecting) {
    return (
      <ReasonForm
        label={STRINGS.reason}
        confirm={no}
        back={STRINGS.back}
        pending={pending}
        onConfirm={actions.onReject}
        onBack={() => actions.onRejecting(false)}
      />
    );
  }
  const yes = takesYes(item);
  return (
    <div className="inbox-actions">
      <Button
        kind={keyed ? "primary" : "secondary"}
        hotkey={keyed ? "A" : undefined}
        disabled={pending || held}
        aria-label={`${yesLabel(item)}: ${item.objective}`}
        onClick={yes ? actions.onApprove : actions.onOpen}
      >
        {yesLabel(item)}
      </Button>
      <Button
        kind="danger"
        hotkey={keyed ? "R" : undefined}
        disabled={pending}
        aria-label={`${no}: ${item.objective}`}
        onClick={() => actions.onRejecting(true)}
      >
        {no}
      </Button>
      <Button
        kind="quiet"
        aria-label={`${STRINGS.details}: ${item.objective}`}
        onClick={actions.onOpen}
      >
        {STRINGS.details}
      </Button>
    </div>
  );
}

function yesLabel(item: InboxItem): string {
  const missing = item.deviation?.missing_usd ?? null;
  if (item.kind === "clarification") return STRINGS.answer;
  if (item.choices.length > 0) return STRINGS.choose;
  if (missing !== null) return STRINGS.topUp(formatUsd(missing));
  return item.deviation === null ? STRINGS.approve : STRINGS.goOn;
}
