import type { ToolLearned } from "../../api/types";
import { formatDuration } from "../../domain/duration";
import { formatUsd } from "../../domain/money";
import { formatConfidence } from "../../domain/progress";
import { formatNumber } from "../../domain/signed";
import { Badge } from "../../ui/Badge";
import { CountsAs } from "./CountsAs";
import { nudgesOf, runsText } from "./learned-lines";
import { kindOf, STRINGS } from "./strings";

import "./learning-table.css";

/** What is known of each tool for each kind of objective; what nobody measured has no number. */
export function LearnedTable({ tools }: { readonly tools: readonly ToolLearned[] }) {
  const figures = [STRINGS.success, STRINGS.rating, STRINGS.seconds, STRINGS.cost, STRINGS.roi];
  return (
    <div className="learning-frame">
      <table className="learning-table" aria-label={STRINGS.tools}>
        <thead>
          <tr>
            <th scope="col">{STRINGS.tool}</th>
            {[STRINGS.runs, ...figures].map((name) => (
              <th key={name} scope="col" className="is-figure">
                {name}
              </th>
            ))}
            <th scope="col">{STRINGS.nudges}</th>
          </tr>
        </thead>
        <tbody>
          {tools.map((each) => (
            <Row key={`${each.tool} ${each.intent}`} learned={each} />
          ))}
        </tbody>
      </table>
      <p className="learning-rest muted small">{STRINGS.countsOf}</p>
    </div>
  );
}

function Row({ learned }: { readonly learned: ToolLearned }) {
  const nudges = nudgesOf(learned);
  return (
    <tr>
      <th scope="row">
        <span className="mono">{learned.tool}</span>
        <span className="learning-why muted">{kindOf(learned.intent)}</span>
      </th>
      {learned.runs === null ? (
        <td colSpan={6} className="learning-none muted">
          {STRINGS.noRuns}
        </td>
      ) : (
        <Figures learned={learned} />
      )}
      <td data-name={STRINGS.nudges}>
        {nudges.length === 0 && <span className="muted">{STRINGS.unknown}</span>}
        <ul>
          {nudges.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </td>
    </tr>
  );
}

function Figures({ learned }: { readonly learned: ToolLearned }) {
  const { success_rate: success, mean_rating: rating, mean_seconds: seconds, roi } = learned;
  const cost = learned.mean_cost_usd;
  const figures = [
    [STRINGS.runs, runsText(learned.runs ?? 0)],
    [STRINGS.success, success === null ? null : formatConfidence(success)],
    [STRINGS.rating, rating === null ? null : rating.toFixed(1)],
    [STRINGS.seconds, seconds === null ? null : formatDuration(seconds)],
    [STRINGS.cost, cost === null ? null : formatUsd(cost)],
  ] as const;
  return (
    <>
      {figures.map(([name, text]) => (
        <td key={name} className="is-figure num" data-name={name}>
          {text ?? <span className="muted">{STRINGS.unknown}</span>}
        </td>
      ))}
      <td className="is-figure num" data-name={STRINGS.roi}>
        {roi === null ? <span className="muted">{STRINGS.unknown}</span> : formatNumber(roi)}
        <CountsAs roi01={learned.roi01} runs={learned.runs} />
        {roi !== null && roi < 0 && (
          <Badge label={STRINGS.doesNotPay} tone="danger" glyph="warning" />
        )}
      </td>
    </>
  );
}
