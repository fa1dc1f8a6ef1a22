import { useEffect, useRef } from "react";

import { useStream } from "../stream/use-stream";
import { Button } from "../ui/Button";
import { Notice } from "../ui/Notice";
import { FAULT, STRINGS } from "./strings";

interface Props {
  /** Whether its code did not come; else it came and broke. */
  readonly missing: boolean;
  readonly onAgain: () => void;
}

/** Says why a part of the page is not there; asks again by itself once Buddy answers again. */
export function PartFault({ missing, onAgain }: Props) {
  const answers = useStream(({ badge }) => badge === "live" || badge === "polling");
  const before = useRef(answers);
  useEffect(() => {
    if (answers && !before.current) onAgain();
    before.current = answers;
  }, [answers, onAgain]);
  const press = () => {
    // The button goes, and what has the focus with it.
    document.getElementById("detail")?.focus();
    onAgain();
  };
  return (
    <Notice
      tone="danger"
      title={missing ? FAULT.missing : FAULT.broken}
      detail={answers ? FAULT.reloadHelps : FAULT.silent}
      alert
    >
      <div className="notice-actions">
        <Button onClick={press}>{STRINGS.retry}</Button>
        {answers && <Button onClick={() => location.reload()}>{STRINGS.reload}</Button>}
      </div>
    </Notice>
  );
}
