import type { Forecast } from "../../api/types";
import { formatUsd, toMicros } from "../../domain/money";
import { Section } from "../../ui/Section";
import { STRINGS } from "./strings";

interface Props {
  readonly forecast: Forecast;
  /** Of the month; null where it is not among the budgets. */
  readonly limit: string | null;
}

/** Where the month is heading, carried on as it went so far. */
export function ForecastCard({ forecast, limit }: Props) {
  const { projected_usd: projected, settled_usd: settled, reserved_usd: reserved } = forecast;
  const over =
    projected !== null && limit !== null && (toMicros(projected) ?? 0n) > (toMicros(limit) ?? 0n);
  return (
    <Section
      title={STRINGS.forecast}
      aside={<span className="muted small tabular">{forecast.month}</span>}
    >
      <div className="budget-card">
        {projected === null ? (
          <p>{STRINGS.firstDay}</p>
        ) : (
          <p>
            <b className="budget-figure tabular">{STRINGS.projected(formatUsd(projected))}</b>{" "}
            {STRINGS.projectedBy}
          </p>
        )}
        <p className="muted">{STRINGS.spentSoFar(formatUsd(settled), formatUsd(reserved))}</p>
        {limit !== null && (
          <p className={over ? "budget-over" : "muted"}>
            {over ? STRINGS.overLimit(formatUsd(limit)) : STRINGS.underLimit(formatUsd(limit))}
          </p>
        )}
      </div>
    </Section>
  );
}
