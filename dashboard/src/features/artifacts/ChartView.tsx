import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from "chart.js";
import { useEffect, useRef, useState } from "react";

import { exportPath } from "../../api/artifacts";
import type { ArtifactChart } from "../../api/types";
import { useShownTheme } from "../../lib/use-shown-theme";
import { Button } from "../../ui/Button";
import { chartConfig, figure, type Palette } from "./chart-config";
import { STRINGS } from "./strings";

Chart.register(
  ...[BarController, BarElement, CategoryScale, Legend, LinearScale],
  ...[LineController, LineElement, PointElement, Tooltip],
);

interface Props {
  readonly chart: ArtifactChart;
  readonly number: number;
  readonly artifactId: string;
}

/** A chart, what it shows in words, and the two files it can be taken away as. */
export function ChartView({ chart, number, artifactId }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useShownTheme();
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    if (!canvas.current) return;
    const drawn = new Chart(canvas.current, chartConfig(chart, palette(canvas.current)));
    return () => drawn.destroy();
  }, [chart, theme]);

  const savePng = () => {
    const file = canvas.current && pngOf(canvas.current);
    setFailed(!file);
    if (!file) return;
    const link = document.createElement("a");
    link.href = file;
    link.download = `${artifactId}-${number + 1}.png`;
    link.click();
  };

  return (
    <figure className="chart">
      <figcaption>
        <h3>{chart.title}</h3>
        <span className="chart-files">
          <Button kind="quiet" onClick={savePng} aria-label={STRINGS.savePng(chart.title)}>
            PNG
          </Button>
          <a
            href={exportPath(artifactId, "svg", number)}
            download
            aria-label={STRINGS.saveSvg(chart.title)}
          >
            SVG
          </a>
        </span>
      </figcaption>
      <div className="chart-box">
        <canvas ref={canvas} role="img" aria-label={told(chart)} />
      </div>
      {chart.rows > chart.labels.length && (
        <p className="muted small">{STRINGS.drawn(chart.labels.length, chart.rows)}</p>
      )}
      {failed && (
        <p className="small" role="alert">
          {STRINGS.noPng}
        </p>
      )}
    </figure>
  );
}

function palette(element: Element): Palette {
  const styles = getComputedStyle(element);
  const of = (name: string) => styles.getPropertyValue(name).trim();
  return {
    series: [
      "--series-1",
      "--series-2",
      "--series-3",
      "--series-4",
      "--series-5",
      "--series-6",
    ].map(of),
    text: of("--muted"),
    line: of("--line"),
    surface: of("--surface"),
  };
}

/** Return a PNG's address with the page's colour behind it: a canvas alone is see-through. */
function pngOf(canvas: HTMLCanvasElement): string | null {
  const copy = document.createElement("canvas");
  copy.width = canvas.width;
  copy.height = canvas.height;
  const pen = copy.getContext("2d");
  if (!pen) return null;
  pen.fillStyle = palette(canvas).surface;
  pen.fillRect(0, 0, copy.width, copy.height);
  pen.drawImage(canvas, 0, 0);
  return copy.toDataURL("image/png");
}

/** Say of each series where it begins, ends, and how far it goes. */
function told(chart: ArtifactChart): string {
  const series = chart.series.map(({ name, unit, values }) => {
    const known = values.filter((value) => value !== null);
    const [least, most] = [Math.min(...known), Math.max(...known)];
    return STRINGS.seriesTold(name, figure(least, unit), figure(most, unit));
  });
  return STRINGS.chartTold(STRINGS.kinds[chart.kind], chart.title, series.join("; "));
}
