import { useQuery } from "@tanstack/react-query";

import { netValueQuery } from "../../api/learning";
import type { NetValue as NetValueData, ToolValue } from "../../api/types";
import { formatUsd } from "../../domain/money";
import { Badge } from "../../ui/Badge";
import { Empty } from "../../ui/Empty";
import { Section } from "../../ui/Section";
import { Skeleton } from "../../ui/Skeleton";
import { STRINGS } from "./strings";

/** What the missions of thirty days were worth by tool; what nobody spoke of has no number. */
export function NetValue() {
  const value = useQuery(netValueQuery());
  return (
    <Section title={STRINGS.value}>
      {value.isPending && <Skeleton lines={3} label={STRINGS.loadingValue} />}
      {value.error && (
        <p className="learning-empty field-error">
          {STRINGS.valueFailed} {value.error.message}
        </p>
      )}
      {value.data && <Shown value={value.data} />}
    </Section>
  );
}

function Shown({ value }: { readonly value: NetValueData }) {
  if (value.tools.length === 0) {
    return <Empty title={STRINGS.noValue} hint={STRINGS.noValueHint} />;
  }
  const heads = [STRINGS.missions, STRINGS.saved, STRINGS.cost, STRINGS.net];
  return (
    <div className="learning-frame">
      <table className="learning-table is-four" aria-label={STRINGS.value}>
        <thead>
          <tr>
            <th scope="col">{STRINGS.tool}</th>
            {heads.map((name) => (
              <th key={name} scope="col" className="is-figure">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {value.tools.map((each) => (
            <Row key={each.tool} name={each.tool ?? STRINGS.noTool} value={each} />
          ))}
          {value.tools.length > 1 && <Row name={STRINGS.all} value={value.total} />}
        </tbody>
      </table>
      <p className="learning-rest muted small">{STRINGS.rateOf(value.rate_usd_per_hour)}</p>
    </div>
  );
}

function Row({ name, value }: { readonly name: string; readonly value: ToolValue }) {
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
        <span className="mono">{name}</span>
        {told && <span className="learning-why muted">{costsOf(value)}</span>}
        {unknown > 0 && <span className="learning-why muted">{STRINGS.unsaid(unknown)}</span>}
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
