import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";

import { missionQuery } from "../api/missions";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { Notice } from "../ui/Notice";
import { Skeleton } from "../ui/Skeleton";
import { openMission } from "./router";
import { Standing } from "./Standing";
import { STRINGS } from "./strings";

interface Props {
  readonly missionId: string;
  readonly onAgain: (objective: string) => void;
}

/** A decision of the inbox, whole: the same panel as on the mission's own page. */
export function InboxDetail({ missionId, onAgain }: Props) {
  const mission = useQuery(missionQuery(missionId));
  const box = useRef<HTMLDivElement>(null);
  const loaded = mission.data !== undefined;
  useEffect(() => {
    if (!loaded) return;
    const target = box.current?.querySelector<HTMLElement>("[data-focus-target]");
    const form = target instanceof HTMLFormElement ? target : null;
    const field = (form ?? target)?.querySelector<HTMLElement>(
      form ? "input" : "[data-first-field]",
    );
    (field ?? target)?.focus({ preventScroll: true });
  }, [loaded]);
  return (
    <div ref={box} className="inbox-detail">
      {mission.isPending && <Skeleton lines={4} label={STRINGS.loadingMission} />}
      {mission.error && !mission.data && (
        <Notice tone="danger" title={STRINGS.notShown} detail={mission.error.message} alert />
      )}
      {mission.data && <Standing mission={mission.data} onAgain={onAgain} />}
      <Button kind="quiet" onClick={() => openMission(missionId)}>
        <Icon name="external" size={12} /> {STRINGS.openMission}
      </Button>
    </div>
  );
}
