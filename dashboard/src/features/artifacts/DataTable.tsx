import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";

import { artifactRowsQuery, exportPath } from "../../api/artifacts";
import type { ArtifactTable } from "../../api/types";
import { useDebounced } from "../../lib/use-debounced";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Notice } from "../../ui/Notice";
import { DataRows, type Order } from "./DataRows";
import { copied } from "./copied";
import { STRINGS } from "./strings";

const LIMIT = 50;

interface Props {
  readonly artifactId: string;
  readonly table: ArtifactTable;
  readonly number: number;
}

/** A table of a result: filtered, sorted and paged by the server, so that any size will do. */
export function DataTable({ artifactId, table, number }: Props) {
  const [words, setWords] = useState("");
  const [order, setOrder] = useState<Order>({ sort: null, descending: false });
  const [cursor, setCursor] = useState(0);
  const [said, setSaid] = useState("");
  const q = useDebounced(words.trim(), 200);
  const rows = useQuery(
    artifactRowsQuery(artifactId, { table: number, q, ...order, cursor, limit: LIMIT }),
  );
  const id = useId();
  const copy = async () => {
    if (!rows.data) return;
    try {
      await navigator.clipboard.writeText(copied(rows.data.columns, rows.data.items));
      setSaid(STRINGS.copied(rows.data.items.length));
    } catch {
      setSaid(STRINGS.notCopied);
    }
  };
  return (
    <div className="data-table">
      <div className="data-bar">
        <label className="hidden-text" htmlFor={id}>
          {STRINGS.filter}
        </label>
        <input
          id={id}
          className="input"
          type="search"
          placeholder={STRINGS.filter}
          value={words}
          onChange={(event) => {
            setWords(event.target.value);
            setCursor(0);
          }}
        />
        <Button kind="quiet" onClick={() => void copy()} disabled={!rows.data?.items.length}>
          <Icon name="copy" /> {STRINGS.copy}
        </Button>
        <a href={exportPath(artifactId, "csv", number)} download className="small">
          {STRINGS.csv}
        </a>
        <span className="data-said muted small" role="status">
          {said}
        </span>
      </div>
      {rows.error && (
        <Notice tone="danger" title={STRINGS.noRows} detail={rows.error.message}>
          <Button onClick={() => void rows.refetch()}>{STRINGS.retry}</Button>
        </Notice>
      )}
      <DataRows
        name={table.name}
        columns={table.columns}
        rows={rows.data?.items}
        busy={rows.isPlaceholderData}
        order={order}
        onOrder={(next) => {
          setOrder(next);
          setCursor(0);
        }}
      />
      {rows.data && (cursor > 0 || rows.data.next_cursor !== null || words !== "") && (
        <nav className="pager" aria-label={STRINGS.pages}>
          <Button disabled={cursor === 0} onClick={() => setCursor(Math.max(0, cursor - LIMIT))}>
            {STRINGS.previous}
          </Button>
          <span className="num" role="status">
            {STRINGS.rowsOf(
              rows.data.matching === 0 ? 0 : cursor + 1,
              cursor + rows.data.items.length,
              rows.data.matching,
              rows.data.total,
            )}
          </span>
          <Button
            disabled={rows.data.next_cursor === null}
            onClick={() => setCursor(rows.data.next_cursor ?? 0)}
          >
            {STRINGS.next}
          </Button>
        </nav>
      )}
    </div>
  );
}
