import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { submitSurvey, surveyQuery, undoSurvey } from "../../api/learning";
import { learningKeys } from "../../api/query-keys";
import type { SurveyAnswer } from "../../api/types";
import { STRINGS } from "./strings";

/** Return a mission's rating, and the ways to give it and to take it back. */
export function useSurvey(missionId: string) {
  const queries = useQueryClient();
  const query = surveyQuery(missionId);
  const found = useQuery(query);
  const settle = () => queries.invalidateQueries({ queryKey: learningKeys.all });
  const submit = useMutation({
    mutationFn: (answer: SurveyAnswer) => submitSurvey(missionId, answer),
    onSuccess: (state) => queries.setQueryData(query.queryKey, state),
    // Refused: most likely somebody was faster, and that is what is shown then.
    onError: () => queries.invalidateQueries({ queryKey: query.queryKey }),
    onSettled: settle,
  });
  const undo = useMutation({
    mutationFn: () => undoSurvey(missionId),
    onSuccess: (state) => queries.setQueryData(query.queryKey, state),
    onError: () => queries.invalidateQueries({ queryKey: query.queryKey }),
    onSettled: settle,
  });
  return {
    survey: found.data?.survey ?? null,
    pending: found.isPending,
    /** Why the rating cannot be read; null where it can. */
    unread: found.data ? null : found.error,
    /** Whether it was given here. */
    given: submit.isSuccess,
    error: said(STRINGS.notTaken, submit.error) ?? said(STRINGS.notUndone, undo.error),
    sending: submit.isPending,
    takingBack: undo.isPending,
    send: (answer: SurveyAnswer) => {
      undo.reset();
      submit.mutate(answer);
    },
    takeBack: () => {
      submit.reset();
      undo.mutate();
    },
  };
}

function said(what: string, error: Error | null): string | null {
  return error && `${what} ${error.message}`;
}
