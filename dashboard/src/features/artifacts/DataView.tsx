import { type ComponentProps, type ComponentType, useEffect, useId, useState } from "react";

import type { ArtifactPreview } from "../../api/types";
import { Skeleton } from "../../ui/Skeleton";
import type { ChartView } from "./ChartView";
import { DataTable } from "./DataTable";
import { STRINGS } from "./strings";

import "./data.css";

type View = ComponentType<ComponentProps<typeof ChartView>>;

let view: View | null = null;

async function loadView(): Promise<View> {
  view ??= (await import("./ChartView")).ChartView;
  return view;
}

/** Fetch what draws charts while the preview is on its way: after it, a person waits for both. */
export function prepareCharts(): void {
  loadView().catch(() => undefined); // asked for again, and told, where a chart is drawn
}

/** A chart, once what draws it is there. Not `lazy`: React shows what comes after a fallback late. */
function DrawnChart(props: ComponentProps<typeof ChartView>) {
  const [Drawn, setDrawn] = useState<View | null>(() => view);
  useEffect(() => {
    if (Drawn) return;
    loadView()
      .then((found) => setDrawn(() => found))
      .catch((error: unknown) =>
        setDrawn(() => {
          throw error; // to the boundary around this screen
        }),
      );
  }, [Drawn]);
  return Drawn ? <Drawn {...props} /> : <Skeleton lines={6} label={STRINGS.drawing} />;
}

/** The figures of a result: drawn where they can be, and as tables. */
export function DataView({ preview }: { readonly preview: ArtifactPreview }) {
  const { artifact, charts, tables } = preview;
  const [number, setNumber] = useState(0);
  const id = useId();
  const table = tables[number];
  return (
    <div className="data">
      {charts.length > 0 && (
        <div className="data-charts">
          {charts.map((chart, at) => (
            <DrawnChart
              key={`${at} ${chart.title}`}
              chart={chart}
              number={at}
              artifactId={artifact.artifact_id}
            />
          ))}
        </div>
      )}
      {tables.length > 1 && (
        <p className="data-choice">
          <label htmlFor={id}>{STRINGS.table}</label>
          <select
            id={id}
            className="input"
            value={number}
            onChange={(event) => setNumber(Number(event.target.value))}
          >
            {tables.map((each, at) => (
              <option key={`${at} ${each.name}`} value={at}>
                {STRINGS.tableOf(each.name, each.rows)}
              </option>
            ))}
          </select>
        </p>
      )}
      {table && (
        <DataTable key={number} artifactId={artifact.artifact_id} table={table} number={number} />
      )}
    </div>
  );
}
