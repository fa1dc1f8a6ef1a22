import type { GoalShown } from "../../api/types";
import { changeLine, differencesOf } from "../../domain/difference";
import { Button } from "../../ui/Button";
import { DifferenceList } from "../../ui/DifferenceList";
import { Notice } from "../../ui/Notice";
import { STRINGS } from "./strings";

interface Props {
  /** What was read. */
  readonly seen: GoalShown;
  /** What stands now. */
  readonly goal: GoalShown;
  readonly onSeen: () => void;
}

/** Another revision came since this one was read: what it changed, and the way on. */
export function Changed({ seen, goal, onSeen }: Props) {
  const lines = differencesOf(termsOf(seen), termsOf(goal)).map(changeLine);
  return (
    <Notice
      tone="attention"
      title={STRINGS.changedTitle(goal.revision)}
      detail={STRINGS.changedDetail}
      alert
    >
      {lines.length > 0 && <DifferenceList label={STRINGS.changedList} lines={lines} />}
      <div className="goal-buttons">
        <Button onClick={onSeen}>{STRINGS.changedSeen}</Button>
      </div>
    </Notice>
  );
}

/** Return what a yes is about, by the names that people read. */
function termsOf({ objective, cap_usd, question, parts }: GoalShown): object {
  return {
    objective,
    cap_usd,
    Question: question,
    Parts: parts.map(({ key }) => key),
    ...Object.fromEntries(
      parts.map((part) => {
        const { key, tool, tool_input: input, on_failure: fails, cap_usd: most } = part;
        return [key, `${tool} ${JSON.stringify(input)}, $${most} at most, ${fails}`];
      }),
    ),
  };
}
