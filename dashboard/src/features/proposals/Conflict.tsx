import type { MissionView } from "../../api/types";
import { changeLine, differencesOf } from "../../domain/difference";
import { Button } from "../../ui/Button";
import { DifferenceList } from "../../ui/DifferenceList";
import { Notice } from "../../ui/Notice";
import { estimateLines } from "./estimate-lines";
import { STRINGS } from "./strings";

interface Props {
  /** What was being edited. */
  readonly base: MissionView;
  /** What stands now. */
  readonly mission: MissionView;
  readonly onRedo: () => void;
  readonly onDiscard: () => void;
}

/** Another revision came while this one was edited: what it changed, and the way on. */
export function Conflict({ base, mission, onRedo, onDiscard }: Props) {
  const lines = [
    ...differencesOf(termsOf(base), termsOf(mission)).map(changeLine),
    ...estimateLines(base.proposal, mission.proposal),
  ];
  const { revision } = mission;
  return (
    <Notice
      tone="attention"
      title={STRINGS.conflictTitle(revision)}
      detail={STRINGS.conflictDetail}
      alert
    >
      <DifferenceList label={STRINGS.changedIn(revision)} lines={lines} />
      <div className="form-buttons">
        <Button kind="primary" onClick={onRedo}>
          {STRINGS.redo(revision)}
        </Button>
        <Button kind="quiet" onClick={onDiscard}>
          {STRINGS.discard}
        </Button>
      </div>
    </Notice>
  );
}

function termsOf(mission: MissionView): object {
  const { objective, tool, tool_input, scope, constraints, priority, cap_usd } = mission;
  return { objective, tool, tool_input, scope, constraints, priority, cap_usd };
}
