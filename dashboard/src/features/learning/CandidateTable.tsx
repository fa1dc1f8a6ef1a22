import type { ToolCandidate } from "../../api/types";
import { formatConfidence } from "../../domain/progress";
import { formatNumber, formatSigned } from "../../domain/signed";
import { Badge } from "../../ui/Badge";
import { CountsAs } from "./CountsAs";
import { reasonText } from "./past-changes";
import { STRINGS } from "./strings";

import "./learning-table.css";

/** Below it a tool is only counted. */
const FAINT = 0.01;

interface Props {
  readonly candidates: readonly ToolCandidate[];
  readonly chosen: string | null;
}

/** Every tool that was considered: where it began, what moved it, where it ended. */
export function CandidateTable({ candidates, chosen }: Props) {
  const shown = candidates.filter((each) => each.tool === chosen || tells(each));
  const rest = candidates.length - shown.length;
  return (
    <div className="learning-frame">
      <table className="learning-table is-four" aria-label={STRINGS.details}>
        <thead>
          <tr>
            <th scope="col">{STRINGS.tool}</th>
            <th scope="col" className="is-figure">
              {STRINGS.before}
            </th>
            <th scope="col">{STRINGS.moved}</th>
            <th scope="col" className="is-figure">
              {STRINGS.confidence}
            </th>
            <th scope="col" className="is-figure">
              {STRINGS.roi}
            </th>
            <th scope="col" className="is-figure">
              {STRINGS.score}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((each) => (
            <Row key={each.tool} candidate={each} chosen={each.tool === chosen} />
          ))}
        </tbody>
      </table>
      <p className="learning-rest muted small">{STRINGS.scoreOf}</p>
      {rest > 0 && <p className="learning-rest muted small">{STRINGS.rest(rest)}</p>}
    </div>
  );
}

/** Tell whether a tool came near being chosen, or something of it was learned. */
function tells({ confidence, adjustments, excluded }: ToolCandidate): boolean {
  return confidence >= FAINT || adjustments.length > 0 || excluded !== null;
}

function Row({ candidate, chosen }: { candidate: ToolCandidate; chosen: boolean }) {
  const { base, confidence, roi, score, adjustments, excluded } = candidate;
  return (
    <tr>
      <th scope="row">
        <span className="learning-tool">
          <span className="mono">{candidate.tool}</span>
          {chosen && <Badge label={STRINGS.chosen} tone="info" glyph="check" />}
          {excluded !== null && <Badge label={STRINGS.excluded} tone="neutral" glyph="cross" />}
        </span>
      </th>
      <td className="is-figure num" data-name={STRINGS.before}>
        {formatConfidence(base ?? confidence)}
      </td>
      <td data-name={STRINGS.moved}>
        {adjustments.length === 0 && <span className="muted">{STRINGS.nothing}</span>}
        <ul>
          {adjustments.map((each) => (
            <li key={each.what}>
              {each.what} <span className="num">{formatSigned(each.by)}</span>
              <span className="learning-why muted">{reasonText(each.why)}</span>
            </li>
          ))}
        </ul>
      </td>
      <td className="is-figure num" data-name={STRINGS.confidence}>
        {formatConfidence(confidence)}
      </td>
      <td className="is-figure num" data-name={STRINGS.roi}>
        {roi === null ? STRINGS.unknown : formatNumber(roi)}
        <CountsAs roi01={roi === null ? null : candidate.roi01} runs={candidate.runs} />
      </td>
      <td className="is-figure num" data-name={STRINGS.score}>
        {score === null ? STRINGS.unknown : score.toFixed(2)}
      </td>
    </tr>
  );
}
