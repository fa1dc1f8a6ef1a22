import { useState } from "react";

import type { Deviation, MissionView } from "../../api/types";
import { Button } from "../../ui/Button";
import { Section } from "../../ui/Section";
import { ChoiceList } from "./ChoiceList";
import { RejectForm } from "./DecisionBar";
import { DifferenceList } from "./DifferenceList";
import { Refusal } from "./Refusal";
import { STRINGS } from "./strings";
import { useDecide } from "./use-decide";

import "./proposals.css";

interface Props {
  readonly mission: MissionView;
  readonly deviation: Deviation;
}

/** A parked run: what was approved, what it needs, and the decision about the difference. */
export function DeviationPanel({ mission, deviation }: Props) {
  const [rejecting, setRejecting] = useState(false);
  const decide = useDecide(mission.mission_id);
  const { revision } = mission;
  const attempt = mission.run?.attempt ?? 1;
  const inDoubt = deviation.choices.length > 0;
  return (
    <Section title={inDoubt ? STRINGS.doubtTitle : STRINGS.parkedTitle}>
      <div className="approved" data-focus-target tabIndex={-1}>
        <p>
          <strong>{deviation.message}</strong>
        </p>
        {deviation.differences.length > 0 && <DifferenceList differences={deviation.differences} />}
        {!inDoubt && deviation.differences.length === 0 && (
          <dl className="pairs">
            <div>
              <dt>{STRINGS.parkedApproved}</dt>
              <dd className="mono">{deviation.approved}</dd>
            </div>
            <div>
              <dt>{STRINGS.parkedNeeded}</dt>
              <dd className="mono">{deviation.needed}</dd>
            </div>
          </dl>
        )}
        <p className="muted">{inDoubt ? STRINGS.doubtDetail : STRINGS.parkedDetail}</p>
        {decide.error && <Refusal title={STRINGS.refused} error={decide.error} />}
        {inDoubt ? (
          <ChoiceList mission={mission} deviation={deviation} decide={decide} />
        ) : rejecting ? (
          <RejectForm revision={revision} decide={decide} onBack={() => setRejecting(false)} />
        ) : (
          <div className="form-buttons">
            <Button
              kind="primary"
              pending={decide.isPending}
              onClick={() => decide.mutate({ kind: "go_on", revision, attempt })}
            >
              {STRINGS.goOn}
            </Button>
            <Button kind="danger" onClick={() => setRejecting(true)}>
              {STRINGS.reject}
            </Button>
          </div>
        )}
      </div>
    </Section>
  );
}
