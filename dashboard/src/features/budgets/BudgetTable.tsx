import { Fragment, useState } from "react";

import { cn } from "../../lib/cn";
import { Button } from "../../ui/Button";
import { amountText, sharesOf, type BudgetRow } from "./budget-rows";
import { LimitForm } from "./LimitForm";
import { ScopeName } from "./ScopeName";
import { STRINGS } from "./strings";

interface Props {
  readonly label: string;
  readonly rows: readonly BudgetRow[];
}

/** Limits with what counts against them; each can be changed where it stands. */
export function BudgetTable({ label, rows }: Props) {
  const [editing, setEditing] = useState<string | null>(null);
  return (
    <table className="budget-table" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{STRINGS.scope}</th>
          <th scope="col">{STRINGS.share}</th>
          <th scope="col" className="is-amount">
            {STRINGS.settled}
          </th>
          <th scope="col" className="is-amount">
            {STRINGS.reserved}
          </th>
          <th scope="col" className="is-amount">
            {STRINGS.free}
          </th>
          <th scope="col" className="is-amount">
            {STRINGS.limit}
          </th>
          <th>
            <span className="hidden-text">{STRINGS.edit}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Fragment key={row.scope}>
            <Line row={row} open={editing === row.scope} onEdit={() => setEditing(row.scope)} />
            {editing === row.scope && (
              <tr className="budget-edit">
                <td colSpan={7}>
                  <LimitForm row={row} onClose={() => setEditing(null)} />
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

interface LineProps {
  readonly row: BudgetRow;
  readonly open: boolean;
  readonly onEdit: () => void;
}

function Line({ row, open, onEdit }: LineProps) {
  return (
    <tr className={cn("budget-line", open && "is-open")}>
      <th scope="row">
        <ScopeName row={row} />
        <span className="muted budget-account mono">{row.account}</span>
        {row.note !== null && <span className="budget-note">{row.note}</span>}
      </th>
      <td className="budget-share">
        <Share row={row} />
      </td>
      <Amount row={row} name={STRINGS.settled} amount={row.settled} />
      <Amount row={row} name={STRINGS.reserved} amount={row.reserved} />
      <Amount row={row} name={STRINGS.free} amount={row.free} />
      <td className="is-amount num" data-name={STRINGS.limit}>
        <b>{amountText(row, row.limit)}</b>
        {!row.chosen && <span className="muted budget-default">{STRINGS.default}</span>}
      </td>
      <td className="budget-change">
        <Button
          kind="quiet"
          aria-label={STRINGS.editNamed(row.name)}
          aria-expanded={open}
          onClick={onEdit}
        >
          {STRINGS.edit}
        </Button>
      </td>
    </tr>
  );
}

function Amount(props: {
  readonly row: BudgetRow;
  readonly name: string;
  readonly amount: string;
}) {
  return (
    <td className="is-amount num" data-name={props.name}>
      {amountText(props.row, props.amount)}
    </td>
  );
}

function Share({ row }: { readonly row: BudgetRow }) {
  const { settled, reserved } = sharesOf(row);
  const taken = Math.round(settled + reserved);
  const tone = taken >= 100 ? "danger" : taken >= 80 ? "attention" : "active";
  return (
    <div
      className={`budget-bar tone-${tone}`}
      role="meter"
      aria-label={STRINGS.taken(taken, row.name)}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={taken}
    >
      <span style={{ inlineSize: `${settled}%` }} />
      <span className="is-reserved" style={{ inlineSize: `${reserved}%` }} />
    </div>
  );
}
