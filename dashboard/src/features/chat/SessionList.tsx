import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useState, type MouseEvent } from "react";

import { sessionListQuery } from "../../api/chat";
import type { ChatSession } from "../../api/types";
import { useNow } from "../../lib/use-now";
import { Button } from "../../ui/Button";
import { Empty } from "../../ui/Empty";
import { Icon } from "../../ui/Icon";
import { Notice } from "../../ui/Notice";
import { Skeleton } from "../../ui/Skeleton";
import { AgoTime } from "../../ui/Time";
import { STRINGS } from "./strings";

import "./sessions.css";

interface Props {
  readonly selected: string | null;
  readonly pathOf: (sessionId: string) => string;
  /** Null begins a conversation. */
  readonly onOpen: (sessionId: string | null) => void;
  /** Tells the order of the list, for the keys that walk through it. */
  readonly onOrder: (sessionIds: readonly string[]) => void;
}

/** The conversations, the one spoken in last first. */
export function SessionList({ selected, pathOf, onOpen, onOrder }: Props) {
  const [archived, setArchived] = useState(false);
  const list = useInfiniteQuery(sessionListQuery(archived));
  const sessions = list.data?.pages.flatMap((page) => page.items) ?? [];
  const order = sessions.map((session) => session.session_id).join(" ");
  useEffect(() => {
    onOrder(order === "" ? [] : order.split(" "));
  }, [order, onOrder]);
  return (
    <nav className="chat-sessions" aria-label={STRINGS.conversations}>
      <Button kind="primary" hotkey="N" onClick={() => onOpen(null)}>
        <Icon name="plus" /> {STRINGS.begin}
      </Button>
      {archived && <h2>{STRINGS.archived}</h2>}
      {list.isPending && <Skeleton lines={5} label={STRINGS.loadingSessions} />}
      {list.error && (
        <Notice tone="danger" title={STRINGS.sessionsFailed} detail={list.error.message}>
          <Button onClick={() => void list.refetch()}>{STRINGS.retry}</Button>
        </Notice>
      )}
      {list.isSuccess && sessions.length === 0 && <Nothing archived={archived} />}
      <ul>
        {sessions.map((session) => (
          <Row
            key={session.session_id}
            session={session}
            selected={session.session_id === selected}
            path={pathOf(session.session_id)}
            onOpen={onOpen}
          />
        ))}
      </ul>
      <div className="chat-sessions-foot">
        {list.hasNextPage && (
          <Button
            kind="quiet"
            pending={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {STRINGS.moreSessions}
          </Button>
        )}
        <Button kind="quiet" aria-pressed={archived} onClick={() => setArchived(!archived)}>
          <Icon name={archived ? "back" : "archive"} />
          {archived ? STRINGS.showCurrent : STRINGS.showArchived}
        </Button>
      </div>
    </nav>
  );
}

function Nothing({ archived }: { readonly archived: boolean }) {
  return archived ? (
    <Empty title={STRINGS.noArchived} />
  ) : (
    <Empty title={STRINGS.noSessions} hint={STRINGS.noSessionsHint} />
  );
}

interface RowProps {
  readonly session: ChatSession;
  readonly selected: boolean;
  readonly path: string;
  readonly onOpen: (sessionId: string) => void;
}

function Row({ session, selected, path, onOpen }: RowProps) {
  const now = useNow(30_000);
  const open = (event: MouseEvent) => {
    // A press that asks for another tab or window is the browser's.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onOpen(session.session_id);
  };
  return (
    <li>
      <a
        className="chat-session"
        href={path}
        aria-current={selected ? "page" : undefined}
        onClick={open}
      >
        <span className="chat-session-title">{session.title || STRINGS.untitled}</span>
        <span className="muted small">
          <AgoTime at={session.active_at} now={now} />
          {session.source !== "whiteboard" && ` · ${session.source}`}
        </span>
      </a>
    </li>
  );
}
