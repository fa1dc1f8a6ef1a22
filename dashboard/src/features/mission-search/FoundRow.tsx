import type { ReactNode } from "react";

import type { MissionView } from "../../api/types";
import { formatUsd } from "../../domain/money";
import { lookOf } from "../../domain/mission-status";
import { useNow } from "../../lib/use-now";
import { Badge } from "../../ui/Badge";
import { AgoTime } from "../../ui/Time";
import { STRINGS } from "./strings";

interface Props {
  readonly mission: MissionView;
  readonly link: (mission: MissionView) => ReactNode;
}

/** One mission that was found: what it is, how it stands, and when it moved last. */
export function FoundRow({ mission, link }: Props) {
  const now = useNow(30_000);
  const look = lookOf(mission.status);
  const said = mission.execution_record?.result_summary;
  return (
    <li className="found">
      <div className="found-what">
        {link(mission)}
        {said && <p className="found-said muted small">{said}</p>}
      </div>
      <Badge label={look.label} tone={look.tone} glyph={look.glyph} />
      <p className="found-facts muted">
        <span className="mono">{mission.tool ?? STRINGS.noTool}</span>
        <span className="tabular">
          {STRINGS.cap(formatUsd(mission.warrant?.cap_usd ?? mission.cap_usd))}
        </span>
        <AgoTime at={mission.updated_at} now={now} />
      </p>
    </li>
  );
}
