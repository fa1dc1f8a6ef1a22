import type { ReactNode } from "react";

import type { ToolValue } from "../../api/types";
import { formatUsd } from "../../domain/money";
import { Badge } from "../../ui/Badge";
import { STRINGS } from "./strings";

interface Props {
  readonly label: string;
  /** What the rows are. */
  readonly head: string;
  readonly rows: readonly ValueRow[];
}

export interface ValueRow {
  readonly key: string;
  readonly name: ReactNode;
  readonly value: ToolValue;
}

/** What missions were worth, a row for each thing they came of; what nobody said has no number. */
export function ValueTable({ label, head, rows }: Props) {
  const heads = [STRINGS.missions, STRINGS.saved, STRINGS.cost, STRINGS.net];
  return (
    <table className="learning-table is-four" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          {heads.map((name) => (
            <th key={name} scope="col" className="is-figure">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, value }) => (
          <Row key={key} name={name} value={value} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ name, value }: Omit<ValueRow, "key">) {
  const { missions, unknown, minutes_saved: minutes } = value;
  const told = missions > 0;
  const figures = [
    [STRINGS.missions, String(missions)],
    [STRINGS.saved, told ? STRINGS.savedFor(minutes, formatUsd(value.saved_usd)) : null],
    [STRINGS.cost, told ? formatUsd(value.cost_usd) : null],
  ] as const;
  return (
    <tr>
      <th scope="row">
        {name}
        {told && <span className="learning-why muted">{costsOf(value)}</span>}
        {unknown > 0 && (
          <span className="learning-why muted">
            {STRINGS.unsaid(unknown, formatUsd(value.unknown_usd))}
          </span>
        )}
        {value.loses !== null && <span className="learning-why">{value.loses}</span>}
      </th>
      {figures.map(([head, text]) => (
        <td key={head} className="is-figure num" data-name={head}>
          {text ?? <span className="muted">{STRINGS.unknown}</span>}
        </td>
      ))}
      <td className="is-figure num" data-name={STRINGS.net}>
        {value.net_usd === null ? (
          <span className="muted">{STRINGS.unknown}</span>
        ) : (
          formatUsd(value.net_usd)
        )}
        {value.loses !== null && <Badge label={STRINGS.losesMoney} tone="danger" glyph="warning" />}
      </td>
    </tr>
  );
}

function costsOf(value: ToolValue): string {
  const [tool, models] = [formatUsd(value.tool_usd), formatUsd(value.model_usd)];
  return STRINGS.costs(tool, models, formatUsd(value.review_usd));
}
