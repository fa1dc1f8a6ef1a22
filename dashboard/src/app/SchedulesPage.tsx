import { useEffect } from "react";

import { Schedules } from "../features/schedules/Schedules";
import { MissionLink } from "./ChatMission";
import { useNamedSchedule } from "./router";
import { STRINGS } from "./strings";

/** Every schedule: when it fires, under which yes, and what it did. */
export function SchedulesPage() {
  const named = useNamedSchedule();
  useEffect(() => {
    document.title = `${STRINGS.schedules} · ${STRINGS.product}`;
    return () => {
      document.title = `${STRINGS.product} · ${STRINGS.page}`;
    };
  }, []);
  return (
    <Schedules
      named={named}
      link={(missionId, label) => <MissionLink missionId={missionId} label={label} />}
    />
  );
}
