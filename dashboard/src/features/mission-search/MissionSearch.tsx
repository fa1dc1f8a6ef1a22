import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState, type ReactNode } from "react";

import { ApiError } from "../../api/client";
import { missionListQuery } from "../../api/missions";
import type { MissionView } from "../../api/types";
import { cn } from "../../lib/cn";
import { useDebounced } from "../../lib/use-debounced";
import { Button } from "../../ui/Button";
import { Empty } from "../../ui/Empty";
import { Notice } from "../../ui/Notice";
import { Skeleton } from "../../ui/Skeleton";
import { Filters } from "./Filters";
import { FoundRow } from "./FoundRow";
import { STRINGS } from "./strings";
import { useRowKeys } from "./use-row-keys";
import { filterOf, searchOf } from "./views";
import { ViewTabs } from "./ViewTabs";

import "./mission-search.css";

const TYPING_MS = 250;

interface Props {
  /** The filters, as the address keeps them. */
  readonly search: string;
  readonly singleKeys: boolean;
  /** Puts other filters into the address. */
  readonly onSearch: (search: string) => void;
  /** Goes to other filters, so that the way back leads here. */
  readonly onView: (search: string) => void;
  readonly link: (mission: MissionView) => ReactNode;
}

/** Every mission, by words, status and time; the address keeps what is looked at. */
export function MissionSearch({ search, singleKeys, onSearch, onView, link }: Props) {
  const filter = filterOf(search);
  const [text, setText] = useState(filter.q);
  const q = useDebounced(text.trim(), TYPING_MS);
  const said = useRef(filter.q);
  const canonical = searchOf(filter);
  useEffect(() => {
    if (q === said.current) return;
    said.current = q;
    onSearch(searchOf({ ...filterOf(search), q }));
  }, [q, search, onSearch]);
  useEffect(() => {
    // Another view, or the browser's way back, has other words.
    if (filter.q === said.current) return;
    said.current = filter.q;
    setText(filter.q);
  }, [filter.q]);

  const found = useInfiniteQuery({
    ...missionListQuery(filter),
    placeholderData: keepPreviousData,
  });
  const missions = found.data?.pages.flatMap((page) => page.items) ?? [];
  const list = useRowKeys(singleKeys);
  return (
    <>
      <header className="screen-title">
        <h1>{STRINGS.title}</h1>
        <p className="muted small">{STRINGS.hint}</p>
      </header>
      <ViewTabs search={canonical} onChoose={onView} />
      <section className="section" aria-label={STRINGS.list}>
        <Filters
          filter={filter}
          text={text}
          onText={setText}
          onFilter={(changed) => onSearch(searchOf(changed))}
        />
        {found.error && (
          <div className="section-note">
            <Notice
              tone="danger"
              title={found.data ? STRINGS.stale : STRINGS.failed}
              detail={found.error.message}
              code={found.error instanceof ApiError ? found.error.code : undefined}
              alert
            >
              <Button onClick={() => void found.refetch()}>{STRINGS.retry}</Button>
            </Notice>
          </div>
        )}
        {found.isPending && <Skeleton lines={8} label={STRINGS.loading} />}
        {found.isSuccess && missions.length === 0 && (
          <Nothing filtered={canonical !== ""} onClear={() => onView("")} />
        )}
        <ul ref={list} className={cn("rows", found.isPlaceholderData && "is-old")}>
          {missions.map((mission) => (
            <FoundRow key={mission.mission_id} mission={mission} link={link} />
          ))}
        </ul>
        {found.hasNextPage && (
          <div className="section-more">
            <Button
              kind="quiet"
              pending={found.isFetchingNextPage}
              onClick={() => void found.fetchNextPage()}
            >
              {STRINGS.more}
            </Button>
          </div>
        )}
      </section>
    </>
  );
}

function Nothing({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (!filtered) return <Empty title={STRINGS.none} hint={STRINGS.noneHint} />;
  return (
    <>
      <Empty title={STRINGS.noMatch} hint={STRINGS.noMatchHint} />
      <div className="section-more">
        <Button onClick={onClear}>{STRINGS.clear}</Button>
      </div>
    </>
  );
}
