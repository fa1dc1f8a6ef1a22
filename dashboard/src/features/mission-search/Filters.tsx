import type { MissionFilter } from "../../api/query-keys";
import { lookOf, MISSION_STATUSES } from "../../domain/mission-status";
import { STRINGS } from "./strings";
import { DAYS } from "./views";

interface Props {
  readonly filter: MissionFilter;
  /** The words as they are typed. */
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onFilter: (filter: MissionFilter) => void;
}

/** Words, one status, and how far back. */
export function Filters({ filter, text, onText, onFilter }: Props) {
  const statuses = filter.statuses ?? [];
  const one = statuses.length === 1 ? (statuses[0] ?? "") : "";
  return (
    <div role="search" className="search-filters">
      <input
        type="search"
        className="input"
        aria-label={STRINGS.search}
        placeholder={STRINGS.searchPlaceholder}
        maxLength={200}
        value={text}
        onChange={(event) => onText(event.target.value)}
      />
      <select
        className="input"
        aria-label={STRINGS.status}
        value={one}
        onChange={({ target }) =>
          onFilter({ ...filter, statuses: target.value === "" ? [] : [target.value] })
        }
      >
        <option value="">{STRINGS.viewStatus}</option>
        {MISSION_STATUSES.map((status) => (
          <option key={status} value={status}>
            {lookOf(status).label}
          </option>
        ))}
      </select>
      <select
        className="input"
        aria-label={STRINGS.since}
        value={filter.days ?? ""}
        onChange={({ target }) =>
          onFilter({ ...filter, days: target.value === "" ? null : Number(target.value) })
        }
      >
        <option value="">{STRINGS.anyTime}</option>
        {DAYS.map((days) => (
          <option key={days} value={days}>
            {STRINGS.lastDays(days)}
          </option>
        ))}
      </select>
    </div>
  );
}
