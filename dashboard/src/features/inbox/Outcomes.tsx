import { useState } from "react";

import { lookOf } from "../../domain/mission-status";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { STRINGS } from "./strings";
import type { Outcome } from "./use-decisions";

import "./decisions.css";

interface Props {
  readonly outcomes: readonly Outcome[];
  readonly onOpen: (missionId: string) => void;
  readonly onRun: (missionIds: readonly string[]) => Promise<unknown>;
  readonly onDismiss: () => void;
}

/** What became of each decision of a batch: taken, so already, or refused and why. */
export function Outcomes({ outcomes, onOpen, onRun, onDismiss }: Props) {
  const [started, setStarted] = useState<ReadonlySet<string>>(new Set());
  const waiting = outcomes.filter((each) => each.ok && each.status === "approved");
  const left = waiting.map((each) => each.mission_id).filter((id) => !started.has(id));
  const run = async (ids: readonly string[]) => {
    await onRun(ids);
    setStarted(new Set([...started, ...ids]));
  };
  return (
    <section className="outcomes" role="status" aria-label={STRINGS.results}>
      <ul>
        {outcomes.map((each) => (
          <li key={each.mission_id} className={each.ok ? "tone-success" : "tone-danger"}>
            <Icon name={each.ok ? "check" : "cross"} size={13} />
            <p>
              <b>{each.ok && each.status ? lookOf(each.status).label : "Not taken"}</b>
              {": "}
              <button type="button" className="link" onClick={() => onOpen(each.mission_id)}>
                {each.objective}
              </button>
              {each.problem && <span className="outcome-problem"> {each.problem.detail}</span>}
              {each.ok && !each.changed && <span className="muted"> ({STRINGS.already})</span>}
            </p>
            {left.includes(each.mission_id) && (
              <Button onClick={() => void run([each.mission_id])}>
                <Icon name="play" size={11} /> {STRINGS.run}
              </Button>
            )}
            {started.has(each.mission_id) && <span className="muted">{STRINGS.started}</span>}
          </li>
        ))}
      </ul>
      <div className="outcomes-buttons">
        {left.length > 1 && (
          <Button onClick={() => void run(left)}>{STRINGS.runAll(left.length)}</Button>
        )}
        <Button kind="quiet" onClick={onDismiss}>
          {STRINGS.dismiss}
        </Button>
      </div>
    </section>
  );
}
