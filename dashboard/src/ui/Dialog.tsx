import { useEffect, useId, useRef, type ReactNode } from "react";

import { Button } from "./Button";
import { Icon } from "./Icon";

interface Props {
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A modal dialog; Escape and a press beside it close it. */
export function Dialog({ title, closeLabel, onClose, children }: Props) {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={box}
      className="dialog"
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === box.current) onClose();
      }}
    >
      <div className="dialog-head">
        <h2 id={id}>{title}</h2>
        <Button kind="quiet" aria-label={closeLabel} onClick={onClose}>
          <Icon name="cross" />
        </Button>
      </div>
      {children}
    </dialog>
  );
}
