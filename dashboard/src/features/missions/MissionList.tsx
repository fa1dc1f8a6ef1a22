import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { missionListQuery } from "../../api/missions";
import type { MissionView } from "../../api/types";
import { lookOf, MISSION_STATUSES } from "../../domain/mission-status";
import { cn } from "../../lib/cn";
import { useDebounced } from "../../lib/use-debounced";
import { useNow } from "../../lib/use-now";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Empty } from "../../ui/Empty";
import { Notice } from "../../ui/Notice";
import { Section } from "../../ui/Section";
import { Skeleton } from "../../ui/Skeleton";
import { AgoTime } from "../../ui/Time";
import { STRINGS } from "./strings";

import "./missions.css";

const TYPING_MS = 250;

interface Props {
  /** Whether it is looked at; else only its order is kept, for the keys. */
  readonly shown: boolean;
  readonly selected: string | null;
  readonly onOpen: (missionId: string) => void;
  /** Tells the order of the list, for the keys that walk through it. */
  readonly onOrder: (missionIds: readonly string[]) => void;
}

/** All missions, searched by the server. */
export function MissionList({ shown, selected, onOpen, onOrder }: Props) {
  const [status, setStatus] = useState("");
  const [text, setText] = useState("");
  const q = useDebounced(text.trim(), TYPING_MS);
  const list = useInfiniteQuery(missionListQuery({ status, q }));
  const missions = list.data?.pages.flatMap((page) => page.items) ?? [];
  const order = missions.map((mission) => mission.mission_id).join(" ");
  useEffect(() => {
    onOrder(order === "" ? [] : order.split(" "));
  }, [order, onOrder]);
  if (!shown) return null;

  return (
    <Section title={STRINGS.missions} className="mission-list">
      <div role="search" className="mission-filters">
        <input
          type="search"
          className="input"
          aria-label={STRINGS.search}
          placeholder={STRINGS.searchPlaceholder}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <select
          className="input"
          aria-label={STRINGS.status}
          value={status}
          onChange={(event) => setStatus(event.target.value)}
        >
          <option value="">{STRINGS.anyStatus}</option>
          {MISSION_STATUSES.map((each) => (
            <option key={each} value={each}>
              {lookOf(each).label}
            </option>
          ))}
        </select>
      </div>
      {list.isPending && <Skeleton lines={5} label={STRINGS.loading} />}
      {list.error && (
        <div className="section-note">
          <Notice tone="danger" title={STRINGS.failed} detail={list.error.message}>
            <Button onClick={() => void list.refetch()}>{STRINGS.retry}</Button>
          </Notice>
        </div>
      )}
      {list.isSuccess && missions.length === 0 && <Nothing filtered={q !== "" || status !== ""} />}
      <ul className="rows">
        {missions.map((mission) => (
          <Row
            key={mission.mission_id}
            mission={mission}
            selected={mission.mission_id === selected}
            onOpen={onOpen}
          />
        ))}
      </ul>
      {list.hasNextPage && (
        <div className="section-more">
          <Button
            kind="quiet"
            pending={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {STRINGS.more}
          </Button>
        </div>
      )}
    </Section>
  );
}

function Nothing({ filtered }: { readonly filtered: boolean }) {
  return filtered ? (
    <Empty title={STRINGS.noMatch} hint={STRINGS.noMatchHint} />
  ) : (
    <Empty title={STRINGS.none} hint={STRINGS.noneHint} />
  );
}

interface RowProps {
  readonly mission: MissionView;
  readonly selected: boolean;
  readonly onOpen: (missionId: string) => void;
}

function Row({ mission, selected, onOpen }: RowProps) {
  const now = useNow(30_000);
  const look = lookOf(mission.status);
  return (
    <li>
      <button
        type="button"
        className={cn("mission-row", selected && "is-selected")}
        data-mission={mission.mission_id}
        onClick={() => onOpen(mission.mission_id)}
      >
        <span className="mission-objective">{mission.objective}</span>
        <Badge label={look.label} tone={look.tone} glyph={look.glyph} />
        <span className="mission-sub muted">
          {mission.tool !== null && <span className="mono">{mission.tool}</span>}
          <AgoTime at={mission.updated_at} now={now} />
        </span>
      </button>
    </li>
  );
}
