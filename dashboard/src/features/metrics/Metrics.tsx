import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { ApiError } from "../../api/client";
import { metricsQuery } from "../../api/metrics";
import type { Metrics as MetricsData } from "../../api/types";
import { formatDate } from "../../lib/format-time";
import { recall, remember } from "../../lib/stored";
import { Button } from "../../ui/Button";
import { Empty } from "../../ui/Empty";
import { Notice } from "../../ui/Notice";
import { Skeleton } from "../../ui/Skeleton";
import { Charts } from "./Charts";
import { isEmpty, RANGES } from "./figures";
import { Rest } from "./Rest";
import { STRINGS } from "./strings";
import { Tiles } from "./Tiles";
import { TimeTable } from "./TimeTable";
import { ToolTable } from "./ToolTable";

import "./metrics.css";

const CHOSEN = "buddy.metrics-days";

/** The figures of the last days, beside as many days before. */
export function Metrics() {
  const [days, setDays] = useState(chosenDays);
  const { data, error, isPending, refetch } = useQuery(metricsQuery(days));
  const choose = (chosen: number) => {
    remember(CHOSEN, String(chosen));
    setDays(chosen);
  };
  return (
    <>
      <header className="screen-title">
        <h1>{STRINGS.title}</h1>
        <p className="muted small">{STRINGS.hint}</p>
      </header>
      <div className="metrics-bar">
        <div className="metrics-ranges" role="group" aria-label={STRINGS.ranges}>
          {RANGES.map((each) => (
            <button key={each} aria-pressed={each === days} onClick={() => choose(each)}>
              {STRINGS.range(each)}
            </button>
          ))}
        </div>
        {data && (
          <span className="muted small tabular">
            {STRINGS.days(formatDate(data.now.first_day), formatDate(data.now.last_day))}
          </span>
        )}
      </div>
      {isPending && (
        <div className="section">
          <Skeleton lines={8} label={STRINGS.loading} />
        </div>
      )}
      {error && (
        <Notice
          tone="danger"
          title={data ? STRINGS.stale : STRINGS.failed}
          detail={error.message}
          code={error instanceof ApiError ? error.code : undefined}
          alert
        >
          <Button onClick={() => void refetch()}>{STRINGS.retry}</Button>
        </Notice>
      )}
      {data && <Shown metrics={data} />}
    </>
  );
}

function Shown({ metrics }: { readonly metrics: MetricsData }) {
  const { now, before, behind } = metrics;
  return (
    <>
      {behind && (
        <Notice tone="info" title={STRINGS.behind} detail={STRINGS.behindDetail(metrics.as_of)} />
      )}
      {isEmpty(now) ? (
        <div className="section">
          <Empty title={STRINGS.none} hint={STRINGS.noneHint} />
        </div>
      ) : (
        <>
          <Tiles now={now} before={before} />
          <Charts metrics={metrics} />
          <ToolTable now={now} before={before} />
          <TimeTable now={now} />
        </>
      )}
      <Rest metrics={metrics} />
    </>
  );
}

function chosenDays(): number {
  const kept = Number(recall(CHOSEN));
  return RANGES.find((days) => days === kept) ?? 30;
}
