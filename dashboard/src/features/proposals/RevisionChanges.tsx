import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { missionEventsQuery } from "../../api/missions";
import { DifferenceList } from "../../ui/DifferenceList";
import { Notice } from "../../ui/Notice";
import { MomentTime } from "../../ui/Time";
import { changesBetween, revisionsOf } from "./revisions";
import { STRINGS } from "./strings";

interface Props {
  readonly missionId: string;
  /** The revision that the reader saw first. */
  readonly seen: number;
  readonly revision: number;
  readonly changedFields: readonly string[];
}

/** What is not as the reader saw it, or as the revision before had it. */
export function RevisionChanges({ missionId, seen, revision, changedFields }: Props) {
  const events = useQuery(missionEventsQuery(missionId)).data;
  const revisions = useMemo(() => revisionsOf(events ?? []), [events]);
  const moved = seen !== revision;
  const from = moved ? seen : revision - 1;
  const before = revisions.find((each) => each.revision === from);
  const after = revisions.find((each) => each.revision === revision);
  const lines = before && after ? changesBetween(before, after) : [];
  if (!moved && lines.length === 0) return null;
  return (
    <div className="section-note">
      <Notice
        tone="info"
        glyph="proposal"
        title={moved ? STRINGS.changed(revision, changedFields) : STRINGS.changedIn(revision)}
        detail={moved ? STRINGS.changedDetail : undefined}
        alert={moved}
      >
        {lines.length > 0 && <DifferenceList label={STRINGS.changedIn(revision)} lines={lines} />}
        {after && (
          <p className="muted small">
            {STRINGS.byAt(after.actor)}, <MomentTime at={after.at} />
          </p>
        )}
      </Notice>
    </div>
  );
}
