import { Skeleton } from "../../ui/Skeleton";
import { webAddress } from "./artifact-content";
import { STRINGS } from "./strings";

export type Cell = string | number | boolean | null;

export interface Order {
  readonly sort: number | null;
  readonly descending: boolean;
}

interface Props {
  readonly name: string;
  readonly columns: readonly string[];
  /** Undefined while the first ones are read. */
  readonly rows: readonly (readonly Cell[])[] | undefined;
  readonly busy: boolean;
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
}

/** Rows under a head whose buttons sort them: up, down, and as they came. */
export function DataRows({ name, columns, rows, busy, order, onOrder }: Props) {
  if (!rows) return <Skeleton lines={6} label={STRINGS.loadingRows} />;
  return (
    <div className="data-scroll" tabIndex={0} role="region" aria-label={name} aria-busy={busy}>
      <table aria-label={name}>
        <thead>
          <tr>
            {columns.map((column, at) => {
              const direction =
                order.sort === at ? (order.descending ? "descending" : "ascending") : undefined;
              return (
                <th key={column + String(at)} scope="col" aria-sort={direction}>
                  <button type="button" onClick={() => onOrder(next(order, at))}>
                    {column}
                    <span aria-hidden="true">{direction ? MARKS[direction] : ""}</span>
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) => (
                <td key={column} className={typeof cell === "number" ? "num" : undefined}>
                  <CellText cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className="data-none muted">{STRINGS.noMatch}</p>}
    </div>
  );
}

const MARKS = { ascending: " ↑", descending: " ↓" } as const;

function next(order: Order, at: number): Order {
  if (order.sort !== at) return { sort: at, descending: false };
  return order.descending ? { sort: null, descending: false } : { sort: at, descending: true };
}

function CellText({ cell }: { readonly cell: Cell }) {
  if (cell === null) return null;
  if (typeof cell === "number") return cell.toLocaleString(undefined, { maximumFractionDigits: 6 });
  const address = typeof cell === "string" ? webAddress(cell) : null;
  if (address === null) return String(cell);
  return (
    <a href={address.href} target="_blank" rel="noopener noreferrer nofollow">
      {String(cell)}
    </a>
  );
}
