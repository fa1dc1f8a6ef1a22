import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { missionEventsQuery } from "../../api/missions";
import { lookOf } from "../../domain/mission-status";
import { Icon } from "../../ui/Icon";
import { Notice } from "../../ui/Notice";
import { Section } from "../../ui/Section";
import { Skeleton } from "../../ui/Skeleton";
import { MomentTime } from "../../ui/Time";
import { historyOf } from "./history";
import { STRINGS } from "./strings";

/** Who decided what, and when. */
export function MissionHistory({ missionId }: { readonly missionId: string }) {
  const events = useQuery(missionEventsQuery(missionId));
  const entries = useMemo(() => historyOf(events.data ?? []), [events.data]);
  return (
    <Section title={STRINGS.history}>
      {events.isPending && <Skeleton lines={3} label={STRINGS.history} />}
      {events.error && (
        <div className="section-note">
          <Notice tone="danger" title={STRINGS.historyFailed} detail={events.error.message} />
        </div>
      )}
      <ol className="history">
        {entries.map((entry) => {
          const { tone, glyph } = lookOf(entry.status);
          return (
            <li key={entry.key} className={`tone-${tone}`}>
              <Icon name={glyph} size={12} />
              <MomentTime at={entry.at} />
              <p>
                <b>{entry.title}</b> <span className="muted">{entry.detail}</span>
              </p>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
