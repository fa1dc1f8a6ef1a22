import { MissionSearch } from "../features/mission-search/MissionSearch";
import { useTitle } from "../lib/title";
import { MissionLink } from "./MissionLink";
import { openAddress, replaceSearch, screenPath, useSearch } from "./router";
import { STRINGS } from "./strings";

/** Every mission, searched; the address keeps the filters, so that it can be sent to somebody. */
export function MissionsPage({ singleKeys }: { readonly singleKeys: boolean }) {
  const search = useSearch();
  useTitle(`${STRINGS.missions} · ${STRINGS.product}`);
  return (
    <MissionSearch
      search={search}
      singleKeys={singleKeys}
      onSearch={replaceSearch}
      onView={(wanted) => openAddress(screenPath("missions") + (wanted && `?${wanted}`))}
      link={({ mission_id: id, objective }) => <MissionLink missionId={id} label={objective} />}
    />
  );
}
