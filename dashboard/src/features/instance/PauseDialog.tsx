import { useState } from "react";

import { ApiError } from "../../api/client";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { STRINGS } from "./strings";
import { usePause } from "./use-switch";

import "./instance.css";

interface Props {
  readonly running: number;
  readonly onClose: () => void;
}

export function PauseDialog({ running, onClose }: Props) {
  const [reason, setReason] = useState("");
  const [stopRunning, setStopRunning] = useState(false);
  const pause = usePause();
  const code = pause.error instanceof ApiError ? pause.error.code : undefined;
  return (
    <Dialog title={STRINGS.question} closeLabel={STRINGS.close} onClose={onClose}>
      <form
        className="dialog-body pause-form"
        onSubmit={(event) => {
          event.preventDefault();
          pause.mutate({ reason: reason.trim(), stopRunning }, { onSuccess: onClose });
        }}
      >
        <p>{STRINGS.what}</p>
        <Field label={STRINGS.reason} hint={STRINGS.reasonHint}>
          {(ids) => (
            <input
              {...ids}
              className="input"
              maxLength={1000}
              autoFocus
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <label className="pause-stop">
          <input
            type="checkbox"
            checked={stopRunning}
            onChange={(event) => setStopRunning(event.target.checked)}
          />
          <span>
            {STRINGS.stopRunning}
            <span className="muted small">{STRINGS.stopHint(running)}</span>
          </span>
        </label>
        {pause.error && (
          <Notice
            tone="danger"
            title={STRINGS.refused}
            detail={pause.error.message}
            code={code}
            alert
          />
        )}
        <div className="pause-buttons">
          <Button kind="quiet" onClick={onClose}>
            {STRINGS.back}
          </Button>
          <Button type="submit" kind="primary" pending={pause.isPending}>
            {STRINGS.confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
