import type { Metrics } from "../../api/types";
import { formatUsd, toMicros } from "../../domain/money";
import { formatDate } from "../../lib/format-time";
import { Section } from "../../ui/Section";
import { BarChart } from "./BarChart";
import { binsOf, daysOfBar } from "./figures";
import { STRINGS } from "./strings";

const MICROS = 1_000_000;

/** Missions, calls and money over the range. */
export function Charts({ metrics }: { readonly metrics: Metrics }) {
  const { series, now, days } = metrics;
  const bins = binsOf(series, now.last_day, days);
  const weekly = daysOfBar(days) > 1;
  const names = bins.map(({ first }) =>
    weekly ? STRINGS.week(formatDate(first)) : formatDate(first),
  );
  const whole = (value: number) => value.toLocaleString("en-US");
  return (
    <Section title={weekly ? STRINGS.byWeek : STRINGS.byDay}>
      <div className="metrics-charts">
        <BarChart
          title={STRINGS.drawnMissions}
          names={names}
          format={whole}
          parts={[
            { name: STRINGS.completed, tone: "success", values: bins.map((bin) => bin.completed) },
            { name: STRINGS.failedPart, tone: "danger", values: bins.map((bin) => bin.failed) },
          ]}
        />
        <BarChart
          title={STRINGS.drawnCalls}
          names={names}
          format={whole}
          parts={[
            { name: STRINGS.succeeded, tone: "active", values: bins.map((bin) => bin.answered) },
            { name: STRINGS.failedPart, tone: "danger", values: bins.map((b) => b.callsFailed) },
          ]}
        />
        <BarChart
          title={STRINGS.drawnCost}
          names={names}
          format={(dollars) => formatUsd(dollars.toFixed(6))}
          parts={[
            {
              name: STRINGS.spent,
              tone: "attention",
              values: bins.map(({ usd }) => Number(toMicros(usd) ?? 0n) / MICROS),
            },
          ]}
        />
      </div>
    </Section>
  );
}
