import type { Deviation, MissionView } from "../../api/types";
import { Button } from "../../ui/Button";
import { choiceWords, STRINGS } from "./strings";
import type { Decide } from "./use-decide";

import "./choice-list.css";

interface Props {
  readonly mission: MissionView;
  readonly deviation: Deviation;
  readonly decide: Decide;
}

/** A parked run that yes alone does not send on: each way to go on, with what it means. */
export function ChoiceList({ mission, deviation, decide }: Props) {
  const asked = decide.isPending ? decide.variables : null;
  const { revision } = mission;
  const attempt = mission.run?.attempt ?? 1;
  return (
    <ul className="choice-list">
      {deviation.choices.map((choice) => {
        const { label, meaning } = choiceWords(choice, deviation.needed);
        return (
          <li key={choice}>
            <Button
              pending={asked?.kind === "choose" && asked.choice === choice}
              disabled={asked !== null}
              onClick={() => decide.mutate({ kind: "choose", revision, attempt, choice })}
            >
              {label}
            </Button>
            <p>{meaning}</p>
          </li>
        );
      })}
      <li>
        <Button
          kind="danger"
          pending={asked?.kind === "cancel"}
          disabled={asked !== null}
          onClick={() => decide.mutate({ kind: "cancel" })}
        >
          {STRINGS.cancel}
        </Button>
        <p>{STRINGS.cancelMeaning}</p>
      </li>
    </ul>
  );
}
