import type { MissionView } from "../../api/types";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { adviceFor, STRINGS } from "./strings";

interface Props {
  readonly mission: MissionView;
  readonly onAgain: (objective: string) => void;
}

/** Why a run failed, with its figures, and what can be done. */
export function Failure({ mission, onAgain }: Props) {
  const record = mission.execution_record;
  const cause = record?.error_detail ?? "";
  const error = record?.error ?? STRINGS.failure;
  return (
    <Notice
      tone="danger"
      glyph="cross"
      title={error}
      detail={cause === error ? "" : cause}
      code={record?.error_code ?? undefined}
    >
      <p className="failure-advice">
        <b>{STRINGS.whatToDo}:</b> {adviceFor(record?.error_code)}
      </p>
      <Button onClick={() => onAgain(mission.objective)}>{STRINGS.again}</Button>
    </Notice>
  );
}
