import { Schedules } from "../features/schedules/Schedules";
import { useTitle } from "../lib/title";
import { MissionLink } from "./MissionLink";
import { useNamedRow } from "./router";
import { STRINGS } from "./strings";

/** Every schedule: when it fires, under which yes, and what it did. */
export function SchedulesPage() {
  const named = useNamedRow();
  useTitle(`${STRINGS.schedules} · ${STRINGS.product}`);
  return (
    <Schedules
      named={named}
      link={(missionId, label) => <MissionLink missionId={missionId} label={label} />}
    />
  );
}
