import { useId, type ReactNode } from "react";

import type { InboxItem } from "../../api/types";
import { isUrgent, timeTo, unanswered } from "../../domain/deadline";
import { deviationLines } from "../../domain/deviation";
import { changeLine } from "../../domain/difference";
import { cn } from "../../lib/cn";
import { formatFull } from "../../lib/format-time";
import { Badge } from "../../ui/Badge";
import { DifferenceList } from "../../ui/DifferenceList";
import { AgoTime } from "../../ui/Time";
import { InboxActions, type RowActions } from "./InboxActions";
import { KINDS, STRINGS, termsOf } from "./strings";

interface Props {
  readonly item: InboxItem;
  readonly now: number;
  readonly marked: boolean;
  /** Whether the keys decide on this row: it is marked, and nothing is selected. */
  readonly keyed: boolean;
  readonly selected: boolean;
  readonly open: boolean;
  readonly rejecting: boolean;
  readonly pending: boolean;
  /** The list has just moved: nobody has aimed at what stands here now. */
  readonly held: boolean;
  readonly actions: RowActions;
  readonly detail: ReactNode;
}

/** One decision: what it asks, what a yes is worth, what silence means, and the answer. */
export function InboxRow(props: Props) {
  const { item, now, marked, selected, open, actions, detail } = props;
  const id = useId();
  const kind = KINDS[item.kind];
  return (
    <li
      className={cn("inbox-item", marked && "is-marked", selected && "is-checked")}
      aria-current={marked || undefined}
      onFocus={actions.onMark}
    >
      <label className="inbox-check">
        <input
          type="checkbox"
          checked={selected}
          aria-label={STRINGS.select(item.objective)}
          onChange={actions.onToggle}
        />
      </label>
      <div className="inbox-body">
        <div className="inbox-head">
          <Badge label={kind.label} tone={kind.tone} glyph={kind.glyph} />
          <button
            type="button"
            className="inbox-title"
            aria-expanded={open}
            aria-controls={id}
            data-mission={item.mission_id}
            onClick={actions.onOpen}
          >
            {item.objective}
          </button>
          <span className="muted small tabular inbox-since">
            <AgoTime at={item.waiting_since} now={now} />
          </span>
        </div>
        {!open && <Asked item={item} />}
        {!open && (
          <div className="inbox-foot">
            <Deadline item={item} now={now} />
            <InboxActions {...props} />
          </div>
        )}
      </div>
      <div id={id} className="inbox-opened">
        {open && detail}
      </div>
    </li>
  );
}

function Asked({ item }: { readonly item: InboxItem }) {
  if (item.kind === "clarification") return <p className="inbox-asked">{item.asked}</p>;
  if (item.deviation) {
    const lines = deviationLines(item.deviation).map(changeLine);
    return (
      <>
        <p className="inbox-asked">{item.asked}</p>
        {lines.length > 0 && <DifferenceList label={STRINGS.moreDifferences} lines={lines} />}
      </>
    );
  }
  const { touches = [], warnings = [] } = item.proposal ?? {};
  return (
    <>
      <p className="inbox-terms">
        {termsOf(item).map((part, at) => (
          <span key={part} className={at === 0 && item.tool !== null ? "mono" : "tabular"}>
            {part}
          </span>
        ))}
        {item.revision > 1 && <span className="tabular">{STRINGS.revision(item.revision)}</span>}
      </p>
      <ul className="inbox-notes">
        {warnings.map((line) => (
          <li key={line} className="is-warning">
            {line}
          </li>
        ))}
        {touches.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

function Deadline({ item, now }: { readonly item: InboxItem; readonly now: number }) {
  const { expires_at: until, lapses_to: becomes } = item;
  const urgent = isUrgent(until, now);
  return (
    <p className={cn("inbox-deadline small", urgent ? "is-urgent" : "muted")}>
      {until === null || becomes === null ? (
        STRINGS.waitsForEver
      ) : (
        <>
          {STRINGS.within}{" "}
          <time dateTime={until} title={formatFull(until)} className="tabular">
            {timeTo(until, now)}
          </time>
          , {STRINGS.or} {unanswered(becomes)}.
        </>
      )}
    </p>
  );
}
