import { useMutation, useQueryClient } from "@tanstack/react-query";

import { inboxKeys, standingKeys } from "../../api/query-keys";
import { revokeStanding } from "../../api/standing-approvals";
import type { StandingApproval } from "../../api/types";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Notice } from "../../ui/Notice";
import { STRINGS } from "./strings";

interface Props {
  readonly standing: StandingApproval;
  readonly onClose: () => void;
}

/** Asks before a yes is taken back. */
export function RevokeDialog({ standing, onClose }: Props) {
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => revokeStanding(standing.id),
    onSuccess: onClose,
    onSettled: () =>
      Promise.all(
        [standingKeys.all, inboxKeys.all].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  });
  return (
    <Dialog title={STRINGS.question} closeLabel={STRINGS.keep} onClose={onClose}>
      <div className="dialog-body revoke">
        <p>{STRINGS.consequence(standing.tool)}</p>
        {revoke.error && (
          <Notice tone="danger" title={STRINGS.refused} detail={revoke.error.message} alert />
        )}
        <div className="revoke-buttons">
          <Button kind="quiet" onClick={onClose}>
            {STRINGS.keep}
          </Button>
          <Button kind="danger" pending={revoke.isPending} onClick={() => revoke.mutate()}>
            {STRINGS.confirm}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
