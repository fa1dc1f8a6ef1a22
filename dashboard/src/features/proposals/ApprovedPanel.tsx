import { useQuery } from "@tanstack/react-query";

import { instanceQuery } from "../../api/instance";
import type { MissionView } from "../../api/types";
import { Button } from "../../ui/Button";
import { Section } from "../../ui/Section";
import { MomentTime } from "../../ui/Time";
import { Refusal } from "./Refusal";
import { STRINGS } from "./strings";
import { useDecide } from "./use-decide";
import { useHasSchedule } from "./use-has-schedule";

import "./proposals.css";

/** An approved mission that has not started: run it, or call it off. */
export function ApprovedPanel({ mission }: { readonly mission: MissionView }) {
  const decide = useDecide(mission.mission_id);
  const paused = useQuery(instanceQuery()).data?.state === "paused";
  const { warrant, run } = mission;
  const pending = decide.isPending ? decide.variables.kind : null;
  const queued = run?.state === "queued";
  const scheduled = useHasSchedule(mission);
  const title = scheduled ? STRINGS.approvedScheduled : STRINGS.approvedTitle;
  return (
    <Section title={queued ? STRINGS.queuedTitle : title}>
      <div className="approved" data-focus-target tabIndex={-1}>
        {warrant && (
          <p>
            {STRINGS.approvedBy(warrant.approved_by, warrant.revision)},{" "}
            <MomentTime at={warrant.approved_at} />;{" "}
            {scheduled ? STRINGS.heldFor : STRINGS.validUntil}{" "}
            <MomentTime at={warrant.expires_at} />.
          </p>
        )}
        {queued && <p className="muted">{paused ? STRINGS.queuedPaused : STRINGS.queuedDetail}</p>}
        {decide.error && <Refusal title={STRINGS.refused} error={decide.error} />}
        <div className="form-buttons">
          {!queued && (
            <Button
              kind={scheduled ? "secondary" : "primary"}
              pending={pending === "run"}
              onClick={() => decide.mutate({ kind: "run" })}
            >
              {scheduled ? STRINGS.runOnce : STRINGS.run}
            </Button>
          )}
          <Button
            kind="danger"
            pending={pending === "cancel"}
            onClick={() => decide.mutate({ kind: "cancel" })}
          >
            {scheduled ? STRINGS.cancelScheduled : STRINGS.cancel}
          </Button>
        </div>
      </div>
    </Section>
  );
}
