import { useQuery } from "@tanstack/react-query";

import { instanceQuery } from "../../api/instance";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Notice } from "../../ui/Notice";
import { MomentTime } from "../../ui/Time";
import { STRINGS } from "./strings";
import { useResume } from "./use-switch";

import "./instance.css";

/** Says that the whole instance is paused: since when, by whom, why, and the way back. */
export function PauseBanner() {
  const { data: instance } = useQuery(instanceQuery());
  const resume = useResume();
  if (instance?.state !== "paused") return null;
  const waiting = STRINGS.waiting(instance.running, instance.queued);
  return (
    <div className="pause-banner">
      <Notice tone="attention" glyph="pause" title={STRINGS.paused} alert>
        {instance.reason && <p className="pause-reason">{instance.reason}</p>}
        <p>
          {STRINGS.meaning}
          {waiting && ` ${waiting}.`}
        </p>
        <p className="muted small">
          {instance.since && (
            <>
              {STRINGS.since} <MomentTime at={instance.since} />
            </>
          )}
          {instance.by && ` ${STRINGS.by(instance.by)}`}
        </p>
        {resume.error && <p className="pause-refused">{resume.error.message}</p>}
      </Notice>
      <Button kind="primary" pending={resume.isPending} onClick={() => resume.mutate()}>
        <Icon name="play" size={12} />
        {STRINGS.resume}
      </Button>
    </div>
  );
}
