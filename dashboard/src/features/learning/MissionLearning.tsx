import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { whyQuery } from "../../api/learning";
import type { MissionView } from "../../api/types";
import { Button } from "../../ui/Button";
import { Section } from "../../ui/Section";
import { Skeleton } from "../../ui/Skeleton";
import { CandidateTable } from "./CandidateTable";
import { MissionValue } from "./MissionValue";
import { ratingText, STRINGS } from "./strings";
import { ToolWord } from "./ToolWord";
import { useRatings } from "./use-ratings";
import { useSurvey } from "./use-survey";

import "./mission-learning.css";

/** How a mission was rated, whether its tool is kept for such objectives, and why it was chosen. */
export function MissionLearning({ mission }: { readonly mission: MissionView }) {
  const { status, mission_id: missionId } = mission;
  const tool = mission.execution_record?.tool_used ?? mission.tool;
  return (
    <Section title={STRINGS.section}>
      <div className="mission-learning">
        {(status === "completed" || status === "failed") && <Rating missionId={missionId} />}
        {tool !== null && (
          <ToolWord missionId={missionId} tool={tool} intent={mission.intent ?? null} />
        )}
        <WhyTool missionId={missionId} />
      </div>
    </Section>
  );
}

function Rating({ missionId }: { readonly missionId: string }) {
  const { survey, pending, unread, error, ...change } = useSurvey(missionId);
  const [{ later, asked }, desk] = useRatings();
  if (pending) return <Skeleton lines={1} label={STRINGS.loadingRating} />;
  if (unread !== null) {
    return (
      <p className="muted small">
        {STRINGS.ratingFailed} {unread.message}
      </p>
    );
  }
  return (
    <>
      <div className="learning-line">
        <span className={survey === null ? "muted" : "learning-rating"}>
          {survey === null ? STRINGS.unrated : ratingText(survey)}
        </span>
        {survey === null ? (
          asked?.missionId !== missionId && (
            <Button onClick={() => desk.open(missionId)}>
              {later.includes(missionId) ? STRINGS.later : STRINGS.rate}
            </Button>
          )
        ) : (
          <Button kind="quiet" pending={change.takingBack} onClick={change.takeBack}>
            {STRINGS.undo}
          </Button>
        )}
        {error !== null && <p className="field-error">{error}</p>}
      </div>
      {typeof survey?.time_saved_minutes === "number" && <MissionValue missionId={missionId} />}
    </>
  );
}

/** Read only when somebody wants to know. */
function WhyTool({ missionId }: { readonly missionId: string }) {
  const [open, setOpen] = useState(false);
  const why = useQuery({ ...whyQuery(missionId), enabled: open });
  return (
    <details className="why-tool" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{STRINGS.why}</summary>
      {open && why.isPending && <Skeleton lines={3} label={STRINGS.whyLoading} />}
      {why.error && (
        <p className="field-error">
          {STRINGS.whyFailed} {why.error.message}
        </p>
      )}
      {why.data && (
        <>
          <p className="why-line mono">{why.data.line}</p>
          {why.data.candidates.length > 0 && (
            <CandidateTable candidates={why.data.candidates} chosen={why.data.tool} />
          )}
        </>
      )}
    </details>
  );
}
