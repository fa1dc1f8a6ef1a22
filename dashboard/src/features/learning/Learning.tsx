import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { ApiError } from "../../api/client";
import { learningQuery } from "../../api/learning";
import type { Learning as LearningData } from "../../api/types";
import { Button } from "../../ui/Button";
import { Empty } from "../../ui/Empty";
import { Notice } from "../../ui/Notice";
import { Section } from "../../ui/Section";
import { Skeleton } from "../../ui/Skeleton";
import { ForgetDialog } from "./ForgetDialog";
import { LearnedTable } from "./LearnedTable";
import { NetValue } from "./NetValue";
import { STRINGS } from "./strings";
import { RatingWords, VerdictWords } from "./Words";

import "./learning.css";

/** What was learned of each tool, and every word that stands, with the way to take it back. */
export function Learning() {
  const learned = useQuery(learningQuery());
  return (
    <>
      <header className="screen-title">
        <h1>{STRINGS.title}</h1>
        <p className="muted small">{STRINGS.hint}</p>
      </header>
      {learned.isPending && (
        <div className="section">
          <Skeleton lines={6} label={STRINGS.loading} />
        </div>
      )}
      {learned.error && (
        <Notice
          tone="danger"
          title={learned.data ? STRINGS.stale : STRINGS.failed}
          detail={learned.error.message}
          code={learned.error instanceof ApiError ? learned.error.code : undefined}
          alert
        >
          <Button onClick={() => void learned.refetch()}>{STRINGS.retry}</Button>
        </Notice>
      )}
      {learned.data && <Shown learned={learned.data} />}
    </>
  );
}

function Shown({ learned }: { readonly learned: LearningData }) {
  const { tools, feedback, surveys } = learned;
  const [asking, setAsking] = useState(false);
  const [forgotten, setForgotten] = useState<number | null>(null);
  return (
    <>
      <Section title={STRINGS.tools}>
        {tools.length === 0 ? (
          <Empty title={STRINGS.none} hint={STRINGS.noneHint} />
        ) : (
          <LearnedTable tools={tools} />
        )}
      </Section>
      <NetValue />
      <Section title={STRINGS.words}>
        <VerdictWords feedback={feedback} />
      </Section>
      <Section title={STRINGS.ratings}>
        <RatingWords surveys={surveys} />
      </Section>
      <div className="learning-forget">
        <Button kind="danger" disabled={isEmpty(learned)} onClick={() => setAsking(true)}>
          {STRINGS.forget}
        </Button>
        <span className="muted small" role="status">
          {forgotten === null ? STRINGS.forgetHint : STRINGS.forgotten(forgotten)}
        </span>
      </div>
      {asking && <ForgetDialog onForgotten={setForgotten} onClose={() => setAsking(false)} />}
    </>
  );
}

function isEmpty({ outcomes, tools, feedback, surveys }: LearningData): boolean {
  return outcomes + tools.length + feedback.length + surveys.length === 0;
}
