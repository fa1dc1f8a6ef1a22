import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { instanceQuery } from "../../api/instance";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { PauseDialog } from "./PauseDialog";
import { STRINGS } from "./strings";
import { useResume } from "./use-switch";

/** The kill switch in the header: asks before it pauses, resumes at once. */
export function PauseSwitch() {
  const { data: instance } = useQuery(instanceQuery());
  const [asking, setAsking] = useState(false);
  const resume = useResume();
  if (instance === undefined) return null;
  const paused = instance.state === "paused";
  const label = paused ? STRINGS.resumeBuddy : STRINGS.pause;
  return (
    <>
      <Button
        kind="quiet"
        className="button-square"
        aria-label={label}
        title={label}
        pending={resume.isPending}
        onClick={() => (paused ? resume.mutate() : setAsking(true))}
      >
        {!resume.isPending && <Icon name={paused ? "play" : "pause"} size={16} />}
      </Button>
      {asking && <PauseDialog running={instance.running} onClose={() => setAsking(false)} />}
    </>
  );
}
