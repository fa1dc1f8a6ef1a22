import { useRef, useState, type ReactNode } from "react";

import { ApiError } from "../../api/client";
import { rejections, useRejections } from "../../api/rejections";
import type { InboxItem } from "../../api/types";
import { useDebounced } from "../../lib/use-debounced";
import { Notice } from "../../ui/Notice";
import { BatchBar } from "./BatchBar";
import { allToggled, placeOf, selectedOf, takesYes, toggled, type Selected } from "./inbox-marks";
import { InboxRow } from "./InboxRow";
import { Outcomes } from "./Outcomes";
import { STRINGS } from "./strings";
import { useDecisions } from "./use-decisions";
import { useInboxKeys } from "./use-inbox-keys";

/** How long no decision is taken after the list has moved under the reader's hand. */
const STILL_MS = 500;

/** What a no is being written for, as it was when the form was opened. */
interface Rejecting {
  readonly batch: boolean;
  readonly items: readonly InboxItem[];
}

interface Props {
  readonly items: readonly InboxItem[];
  readonly now: number;
  readonly singleKeys: boolean;
  readonly detail: (item: InboxItem) => ReactNode;
  readonly onOpen: (missionId: string) => void;
  readonly empty: ReactNode;
}

/** The list with its mark, its selection and the answers. */
export function InboxList({ items: every, now, singleKeys, detail, onOpen, empty }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const [mark, setMark] = useState<{ id: string | null; place: number }>({ id: null, place: 0 });
  const [selection, setSelection] = useState<Selected>(new Map());
  const [openId, setOpenId] = useState<string | null>(null);
  const [rejecting, setRejecting] = useState<Rejecting | null>(null);
  const { decide, run, outcomes, dismiss } = useDecisions();

  // What is held back has been decided on; its no is in the toast, with the way back.
  const { leaving } = useRejections();
  const items = every.filter((item) => !leaving.has(item.mission_id));
  const place = placeOf(items, mark.id, mark.place);
  const marked = items[place];
  const selected = selectedOf(items, selection);
  const order = items.map((item) => `${item.mission_id} ${item.revision}`).join();
  const held = useDebounced(order, STILL_MS) !== order;

  const decideOn = (verb: "approve" | "reject", on: readonly InboxItem[], reason = "") => {
    // A yes has to be aimed; a no goes through a form that was opened for exactly these.
    if (on.length === 0 || (held && verb === "approve")) return;
    if (verb === "reject") {
      setSelection(new Map());
      setRejecting(null);
      rejections.hold({
        subjectIds: on.map((item) => item.mission_id),
        title: on.length === 1 ? (on[0]?.objective ?? "") : STRINGS.decisions(on.length),
        send: async () => {
          const answer = await decide.mutateAsync({ items: on, verb, reason });
          // Told by whoever holds the rejection back: this list may be gone by then.
          const refused = answer.items.find((each) => each.problem !== null)?.problem;
          if (refused) throw new Error(refused.detail);
        },
      });
      return;
    }
    if (decide.isPending) return;
    decide.mutate(
      { items: on, verb, reason },
      { onSuccess: () => setSelection(new Map()), onSettled: () => setRejecting(null) },
    );
  };
  const toggleOpen = (item: InboxItem) => {
    setOpenId(openId === item.mission_id ? null : item.mission_id);
    setRejecting(null);
  };
  const markAt = (at: number) => {
    const item = items[at];
    if (item) setMark({ id: item.mission_id, place: at });
  };
  useInboxKeys(
    {
      move: (by) => {
        const next = Math.min(items.length - 1, Math.max(0, mark.id === null ? 0 : place + by));
        markAt(next);
        const titles = list.current?.querySelectorAll<HTMLElement>(".inbox-title");
        titles?.[next]?.focus();
        titles?.[next]?.scrollIntoView({ block: "nearest" });
      },
      toggle: () => {
        if (marked) setSelection(toggled(selection, marked));
      },
      approve: () => {
        if (selected.length > 0) decideOn("approve", selected.filter(takesYes));
        else if (marked && takesYes(marked)) decideOn("approve", [marked]);
        else if (marked && openId !== marked.mission_id) toggleOpen(marked);
      },
      reject: () => {
        if (selected.length > 0) setRejecting({ batch: true, items: selected });
        else if (marked) {
          // Opening the form decides nothing; what is typed next belongs to it.
          setOpenId(null);
          setRejecting({ batch: false, items: [marked] });
        }
      },
      open: () => {
        if (marked) toggleOpen(marked);
      },
      clear: () => {
        setSelection(new Map());
        setRejecting(null);
      },
    },
    singleKeys,
  );

  return (
    <>
      {outcomes.length > 0 && (
        <Outcomes
          key={outcomes.map((each) => each.mission_id).join()}
          outcomes={outcomes}
          onOpen={onOpen}
          onRun={run.mutateAsync}
          onDismiss={dismiss}
        />
      )}
      {[decide.error, run.error].map(
        (error) =>
          error && (
            <Notice
              key={error.message}
              tone="danger"
              title={STRINGS.refused}
              detail={error.message}
              code={error instanceof ApiError ? error.code : undefined}
              alert
            />
          ),
      )}
      {items.length === 0 ? (
        empty
      ) : (
        <div className="section">
          <label className="inbox-all">
            <input
              type="checkbox"
              checked={selected.length === items.length}
              ref={(box) => {
                if (box) box.indeterminate = selected.length > 0 && selected.length < items.length;
              }}
              onChange={() => setSelection(allToggled(selection, items))}
            />
            {STRINGS.selectAll}
          </label>
          <ol ref={list} className="inbox" aria-label={STRINGS.list}>
            {items.map((item, at) => (
              <InboxRow
                key={item.mission_id}
                item={item}
                now={now}
                marked={at === place}
                keyed={at === place && selected.length === 0}
                selected={selected.includes(item)}
                open={openId === item.mission_id}
                rejecting={
                  rejecting?.batch === false && rejecting.items[0]?.mission_id === item.mission_id
                }
                pending={decide.isPending}
                held={held}
                actions={{
                  onMark: () => markAt(at),
                  onToggle: () => setSelection(toggled(selection, item)),
                  onOpen: () => toggleOpen(item),
                  onApprove: () => decideOn("approve", [item]),
                  onRejecting: (on) => setRejecting(on ? { batch: false, items: [item] } : null),
                  onReject: (reason) => decideOn("reject", rejecting?.items ?? [], reason),
                }}
                detail={detail(item)}
              />
            ))}
          </ol>
        </div>
      )}
      {selected.length > 0 && (
        <BatchBar
          items={selected}
          pending={decide.isPending}
          held={held}
          rejecting={rejecting?.batch === true}
          onApprove={() => decideOn("approve", selected)}
          onRejecting={(on) => setRejecting(on ? { batch: true, items: selected } : null)}
          onReject={(reason) => decideOn("reject", rejecting?.items ?? [], reason)}
          onClear={() => setSelection(new Map())}
        />
      )}
    </>
  );
}
