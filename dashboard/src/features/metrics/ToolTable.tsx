import type { RangeFigures, ToolFigures } from "../../api/types";
import { formatUsd } from "../../domain/money";
import { formatConfidence } from "../../domain/progress";
import { formatSigned } from "../../domain/signed";
import { Section } from "../../ui/Section";
import { STRINGS } from "./strings";

interface Props {
  readonly now: RangeFigures;
  readonly before: RangeFigures;
}

/** What was called how often, how well that went, and how sure its choice was. */
export function ToolTable({ now, before }: Props) {
  const heads = [STRINGS.calls, STRINGS.answered, STRINGS.confidence, STRINGS.trend];
  return (
    <Section title={STRINGS.tools}>
      {now.tools.length === 0 ? (
        <p className="metrics-none muted">{STRINGS.noTools}</p>
      ) : (
        <table className="metrics-table" aria-label={STRINGS.tools}>
          <thead>
            <tr>
              <th scope="col">{STRINGS.tool}</th>
              {[...heads, STRINGS.toolCost].map((name) => (
                <th key={name} scope="col" className="is-figure">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {now.tools.map((each) => (
              <Row
                key={each.tool}
                figures={each}
                earlier={before.tools.find(({ tool }) => tool === each.tool)?.confidence ?? null}
              />
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function Row({ figures, earlier }: { figures: ToolFigures; earlier: number | null }) {
  const { confidence, selected, success_rate: rate, succeeded, failed, cost_usd: cost } = figures;
  const none = <span className="muted">{STRINGS.unknown}</span>;
  return (
    <tr>
      <th scope="row" className="mono">
        {figures.tool}
      </th>
      <td className="is-figure num" data-name={STRINGS.calls}>
        {(succeeded + failed).toLocaleString("en-US")}
      </td>
      <td className="is-figure num" data-name={STRINGS.answered}>
        {rate === null ? none : formatConfidence(rate)}
      </td>
      <td className="is-figure num" data-name={STRINGS.confidence}>
        {confidence === null ? none : formatConfidence(confidence)}
        {confidence !== null && (
          <span className="metrics-basis muted">{STRINGS.ofSelected(selected)}</span>
        )}
      </td>
      <td className="is-figure num" data-name={STRINGS.trend} title={STRINGS.trendHint}>
        {confidence === null || earlier === null ? none : formatSigned(confidence - earlier)}
      </td>
      <td className="is-figure num" data-name={STRINGS.toolCost}>
        {cost === null ? none : formatUsd(cost)}
      </td>
    </tr>
  );
}
