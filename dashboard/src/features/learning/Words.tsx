import { useMutation, useQueryClient } from "@tanstack/react-query";

import { undoFeedback, undoSurvey } from "../../api/learning";
import { learningKeys, missionKeys } from "../../api/query-keys";
import type { FeedbackGiven, Survey } from "../../api/types";
import { Button } from "../../ui/Button";
import { kindOf, ratingText, STRINGS, VERDICTS } from "./strings";

/** As many as the server lists. */
const LISTED = 100;

/** Verdicts that stand, the newest first. */
export function VerdictWords({ feedback }: { readonly feedback: readonly FeedbackGiven[] }) {
  if (feedback.length === 0) return <Nothing text={STRINGS.noWords} />;
  return (
    <ul className="learning-words">
      {feedback.map((each) => (
        <Word
          key={each.feedback_id}
          subject={each.tool ?? STRINGS.unknown}
          said={VERDICTS[each.verdict]}
          about={kindOf(each.intent)}
          undo={() => undoFeedback(each.feedback_id)}
        />
      ))}
      {feedback.length === LISTED && <More />}
    </ul>
  );
}

/** Ratings that stand, the newest first. */
export function RatingWords({ surveys }: { readonly surveys: readonly Survey[] }) {
  if (surveys.length === 0) return <Nothing text={STRINGS.noRatings} />;
  return (
    <ul className="learning-words">
      {surveys.map((each) => (
        <Word
          key={each.record_id}
          subject={each.tool ?? STRINGS.unknown}
          said={ratingText(each)}
          about={each.mission_id}
          undo={() => undoSurvey(each.mission_id)}
        />
      ))}
      {surveys.length === LISTED && <More />}
    </ul>
  );
}

interface WordProps {
  readonly subject: string;
  readonly said: string;
  readonly about: string;
  readonly undo: () => Promise<unknown>;
}

function Word({ subject, said, about, undo }: WordProps) {
  const queries = useQueryClient();
  const taken = useMutation({
    mutationFn: undo,
    onSettled: () =>
      Promise.all(
        [learningKeys.all, missionKeys.all].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  });
  return (
    <li className="learning-word">
      <span className="mono">{subject}</span>
      <span>{said}</span>
      <span className="muted small">{about}</span>
      <Button
        kind="quiet"
        pending={taken.isPending}
        aria-label={STRINGS.undoNamed(`${subject} ${said}`)}
        onClick={() => taken.mutate()}
      >
        {STRINGS.undo}
      </Button>
      {taken.error && (
        <p className="field-error">
          {STRINGS.notUndone} {taken.error.message}
        </p>
      )}
    </li>
  );
}

function Nothing({ text }: { readonly text: string }) {
  return <p className="muted learning-empty">{text}</p>;
}

function More() {
  return <li className="muted small learning-empty">{STRINGS.listed(LISTED)}</li>;
}
