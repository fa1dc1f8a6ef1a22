import type { ChartConfiguration } from "chart.js";

import type { ArtifactChart } from "../../api/types";

/** The page's colours as they are now; a canvas knows no CSS. */
export interface Palette {
  readonly series: readonly string[];
  readonly text: string;
  readonly line: string;
  readonly surface: string;
}

/** Return what Chart.js draws of a chart. */
export function chartConfig(chart: ArtifactChart, palette: Palette): ChartConfiguration {
  const unit = chart.series[0]?.unit ?? "";
  const ticks = { color: palette.text };
  const grid = { color: palette.line };
  return {
    type: chart.kind,
    data: {
      labels: [...chart.labels],
      datasets: chart.series.map((series, at) => {
        const colour = palette.series[at % palette.series.length] ?? palette.text;
        return {
          label: series.name,
          data: [...series.values],
          borderColor: colour,
          backgroundColor: colour,
          borderWidth: chart.kind === "line" ? 2 : 0,
          pointRadius: chart.labels.length > 60 ? 0 : 2,
          maxBarThickness: 48,
        };
      }),
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      interaction: { mode: "index", intersect: false },
      scales: {
        x: {
          title: { display: true, text: chart.along, color: palette.text },
          ticks: { ...ticks, maxRotation: 40, autoSkipPadding: 12 },
          grid: { display: false },
        },
        y: {
          beginAtZero: true,
          ticks: { ...ticks, callback: (value) => figure(Number(value), unit) },
          grid,
        },
      },
      plugins: {
        legend: {
          display: chart.series.length > 1,
          labels: { color: palette.text, boxWidth: 12, boxHeight: 12 },
        },
        tooltip: {
          callbacks: {
            label: ({ dataset, parsed }) =>
              `${dataset.label ?? ""}: ${figure(parsed.y ?? 0, unit)}`,
          },
        },
      },
    },
  };
}

/** Return a number with its unit, as the person's locale writes it. */
export function figure(value: number, unit: string): string {
  const text = value.toLocaleString(undefined, { maximumFractionDigits: 6 });
  return /^[$€£¥]$/.test(unit) ? `${unit}${text}` : `${text} ${unit}`.trim();
}
