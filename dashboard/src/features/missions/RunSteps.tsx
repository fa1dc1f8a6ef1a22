import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { missionEventsQuery } from "../../api/missions";
import { formatDuration, formatElapsed } from "../../domain/duration";
import { TOTAL_STEPS } from "../../domain/mission-status";
import { cn } from "../../lib/cn";
import { useNow } from "../../lib/use-now";
import { Icon, type IconName } from "../../ui/Icon";
import { Section } from "../../ui/Section";
import type { Tone } from "../../ui/tone";
import { runSteps, type StepState, type StepView } from "./run-steps";
import { STRINGS } from "./strings";

interface Look {
  readonly word: string;
  readonly tone: Tone;
  readonly glyph: IconName | null;
}

const LOOKS: Readonly<Record<StepState, Look>> = {
  pending: { word: "not started", tone: "neutral", glyph: null },
  started: { word: "under way", tone: "active", glyph: "play" },
  completed: { word: "completed", tone: "success", glyph: "check" },
  failed: { word: "failed", tone: "danger", glyph: "cross" },
};

interface Props {
  readonly missionId: string;
  /** Whether a step under way is still being worked on. */
  readonly running: boolean;
}

/** The pipeline, step by step, with what each one took and said. */
export function RunSteps({ missionId, running }: Props) {
  const events = useQuery(missionEventsQuery(missionId));
  const steps = useMemo(() => runSteps(events.data ?? []), [events.data]);
  if (steps.every((step) => step.state === "pending")) return null;
  return (
    <Section title={STRINGS.steps}>
      <ol className="steps">
        {steps.map((step) => (
          <Step key={step.plan.name} step={step} running={running} />
        ))}
      </ol>
    </Section>
  );
}

function Step({ step, running }: { readonly step: StepView; readonly running: boolean }) {
  const { plan, state, message, notes } = step;
  const { word, tone, glyph } = LOOKS[state];
  return (
    <li className={cn("step", `is-${state}`, `tone-${tone}`)}>
      <span className="step-mark">
        {glyph && <Icon name={glyph} size={12} />}
        <span className="hidden-text">{word}</span>
      </span>
      <div className="step-body">
        <p className="step-head">
          <span className="mono">{plan.name}</span>
          <span className="muted num small">
            {plan.index === null ? "" : `${plan.index}/${TOTAL_STEPS}`}
          </span>
          <Took step={step} running={running} />
        </p>
        {state !== "pending" && (
          <p className={state === "failed" ? "step-failed" : "muted"}>{message}</p>
        )}
        {notes.map((note) => (
          <p key={note} className="step-note mono">
            {note}
          </p>
        ))}
      </div>
    </li>
  );
}

function Took({ step, running }: { readonly step: StepView; readonly running: boolean }) {
  const since = running && step.state === "started" ? step.startedAt : null;
  const now = useNow(1_000, since !== null);
  if (step.seconds !== null)
    return <span className="step-took num">{formatDuration(step.seconds)}</span>;
  if (since === null) return null;
  return <span className="step-took num">{formatElapsed((now - Date.parse(since)) / 1000)}</span>;
}
