import type { MissionView } from "../../api/types";
import { Notice } from "../../ui/Notice";
import { adviceFor, STRINGS } from "./strings";
import { TryAgain } from "./TryAgain";

interface Props {
  readonly mission: MissionView;
  readonly onMade: (missionId: string) => void;
  readonly onAgain: (objective: string) => void;
}

/** Why a run failed, with its figures, and what can be done. */
export function Failure({ mission, onMade, onAgain }: Props) {
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
      <TryAgain mission={mission} onMade={onMade} onAgain={onAgain} />
    </Notice>
  );
}
