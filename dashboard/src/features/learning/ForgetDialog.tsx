import { useMutation, useQueryClient } from "@tanstack/react-query";

import { forgetLearning } from "../../api/learning";
import { learningKeys, missionKeys } from "../../api/query-keys";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Notice } from "../../ui/Notice";
import { STRINGS } from "./strings";

interface Props {
  readonly onForgotten: (records: number) => void;
  readonly onClose: () => void;
}

/** Asks before everything is forgotten. */
export function ForgetDialog({ onForgotten, onClose }: Props) {
  const queries = useQueryClient();
  const forget = useMutation({
    mutationFn: forgetLearning,
    onSuccess: ({ records }) => {
      onForgotten(records);
      onClose();
    },
    onSettled: () =>
      Promise.all(
        [learningKeys.all, missionKeys.all].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  });
  return (
    <Dialog title={STRINGS.forgetQuestion} closeLabel={STRINGS.forgetKeep} onClose={onClose}>
      <div className="dialog-body learning-forget-body">
        <p>{STRINGS.forgetDetail}</p>
        {forget.error && (
          <Notice tone="danger" title={STRINGS.forgetRefused} detail={forget.error.message} alert />
        )}
        <div className="learning-forget-buttons">
          <Button kind="quiet" onClick={onClose}>
            {STRINGS.forgetKeep}
          </Button>
          <Button kind="danger" pending={forget.isPending} onClick={() => forget.mutate()}>
            {STRINGS.forgetConfirm}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
