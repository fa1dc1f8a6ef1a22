import { lazy, Suspense, useId, useState } from "react";

import type { ArtifactPreview } from "../../api/types";
import { Skeleton } from "../../ui/Skeleton";
import { DataTable } from "./DataTable";
import { STRINGS } from "./strings";

import "./data.css";

const ChartView = lazy(async () => {
  const { ChartView: component } = await import("./ChartView");
  return { default: component };
});

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
            <Suspense
              key={`${at} ${chart.title}`}
              fallback={<Skeleton lines={6} label={STRINGS.drawing} />}
            >
              <ChartView chart={chart} number={at} artifactId={artifact.artifact_id} />
            </Suspense>
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
