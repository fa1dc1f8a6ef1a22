import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { ApiError } from "../../api/client";
import { receiptQuery } from "../../api/missions";
import { rejections, useRejections } from "../../api/rejections";
import type { Deviation, MissionView } from "../../api/types";
import { timeTo } from "../../domain/deadline";
import { deviationLines } from "../../domain/deviation";
import { changeLine } from "../../domain/difference";
import { formatUsd } from "../../domain/money";
import { useNow } from "../../lib/use-now";
import { Button } from "../../ui/Button";
import { DifferenceList } from "../../ui/DifferenceList";
import { ReasonForm } from "../../ui/ReasonForm";
import { Section } from "../../ui/Section";
import { ChoiceList } from "./ChoiceList";
import { moneyNeeded } from "./money-needed";
import { Refusal } from "./Refusal";
import { STRINGS } from "./strings";
import { TopUpForm } from "./TopUpForm";
import { useDecide, type Decide } from "./use-decide";

import "./proposals.css";

interface Props {
  readonly mission: MissionView;
  readonly deviation: Deviation;
  /** Shows the limits, where one of them refuses a top-up. */
  readonly onBudgets: () => void;
}

/** A parked run: what was approved, what it needs, and the decision about the difference. */
export function DeviationPanel({ mission, deviation, onBudgets }: Props) {
  const decide = useDecide(mission.mission_id);
  const inDoubt = deviation.choices.length > 0;
  const money = deviation.missing_usd !== null;
  const lines = deviationLines(deviation).map(changeLine);
  const detail = inDoubt ? STRINGS.doubtDetail : money ? STRINGS.moneyDetail : STRINGS.parkedDetail;
  const { error } = decide;
  const atField = error instanceof ApiError && error.field === "amount_usd";
  return (
    <Section
      title={inDoubt ? STRINGS.doubtTitle : STRINGS.parkedTitle}
      aside={mission.expires_at !== null && <Waits until={mission.expires_at} />}
    >
      <div className="approved" data-focus-target tabIndex={-1}>
        <p>
          <strong>{deviation.message}</strong>
        </p>
        {money && <Figures mission={mission} missing={deviation.missing_usd ?? ""} />}
        {!inDoubt && lines.length > 0 && (
          <DifferenceList label={STRINGS.parkedDifference} lines={lines} />
        )}
        <p className="muted">{detail}</p>
        {error && !atField && (
          <Refusal title={STRINGS.refused} error={error}>
            {error instanceof ApiError && error.code === "budget_exceeded" && (
              <Button onClick={onBudgets}>{STRINGS.showBudgets}</Button>
            )}
          </Refusal>
        )}
        {inDoubt ? (
          <ChoiceList mission={mission} deviation={deviation} decide={decide} />
        ) : (
          <Answer mission={mission} deviation={deviation} decide={decide} />
        )}
      </div>
    </Section>
  );
}

function Waits({ until }: { readonly until: string }) {
  const now = useNow(1_000);
  return (
    <span className="muted small tabular">
      {STRINGS.lapses} {timeTo(until, now)}
    </span>
  );
}

function Figures({
  mission,
  missing,
}: {
  readonly mission: MissionView;
  readonly missing: string;
}) {
  const receipt = useQuery(receiptQuery(mission.mission_id)).data;
  if (receipt === undefined) return null;
  const { spent, nextCall, cap } = moneyNeeded(receipt.spent_usd, receipt.cap_usd, missing);
  const figures = [
    [STRINGS.spent, spent],
    [STRINGS.nextCall, nextCall],
    [STRINGS.cap, cap],
    [STRINGS.missing, missing],
  ] as const;
  return (
    <dl className="figures">
      {figures.map(([name, amount]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="figure-value num">{formatUsd(amount)}</dd>
        </div>
      ))}
    </dl>
  );
}

interface AnswerProps {
  readonly mission: MissionView;
  readonly deviation: Deviation;
  readonly decide: Decide;
}

function Answer({ mission, deviation, decide }: AnswerProps) {
  const [rejecting, setRejecting] = useState(false);
  const { revision } = mission;
  const attempt = mission.run?.attempt ?? 1;
  const leaving = useRejections().leaving.has(mission.mission_id);
  if (leaving) return <p className="muted small">{STRINGS.leaving}</p>;
  if (rejecting) {
    return (
      <ReasonForm
        label={STRINGS.rejectReason}
        confirm={STRINGS.cancelRun}
        back={STRINGS.back}
        pending={decide.isPending}
        onConfirm={(reason) => {
          setRejecting(false);
          rejections.hold({
            subjectIds: [mission.mission_id],
            title: mission.objective,
            send: () => decide.mutateAsync({ kind: "reject", revision, reason }),
          });
        }}
        onBack={() => setRejecting(false)}
      />
    );
  }
  if (deviation.missing_usd !== null) {
    return (
      <TopUpForm
        revision={revision}
        attempt={attempt}
        cap={mission.warrant?.cap_usd ?? mission.cap_usd}
        missing={deviation.missing_usd}
        decide={decide}
        onReject={() => setRejecting(true)}
      />
    );
  }
  return (
    <div className="form-buttons">
      <Button
        kind="primary"
        pending={decide.isPending}
        onClick={() => decide.mutate({ kind: "go_on", revision, attempt })}
      >
        {STRINGS.goOn}
      </Button>
      <Button kind="danger" disabled={decide.isPending} onClick={() => setRejecting(true)}>
        {STRINGS.cancelRun}
      </Button>
    </div>
  );
}
