import { useState } from "react";

import { Button } from "./Button";

interface Props {
  readonly label: string;
  readonly confirm: string;
  readonly back: string;
  readonly pending: boolean;
  readonly onConfirm: (reason: string) => void;
  readonly onBack: () => void;
}

/** A command that may be given a reason; Enter confirms, Escape goes back. */
export function ReasonForm({ label, confirm, back, pending, onConfirm, onBack }: Props) {
  const [reason, setReason] = useState("");
  return (
    <form
      className="reason-form"
      onSubmit={(event) => {
        event.preventDefault();
        onConfirm(reason.trim());
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onBack();
      }}
    >
      <input
        className="input"
        aria-label={label}
        placeholder={label}
        maxLength={1000}
        autoFocus
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button type="submit" kind="danger" pending={pending}>
        {confirm}
      </Button>
      <Button kind="quiet" onClick={onBack}>
        {back}
      </Button>
    </form>
  );
}
