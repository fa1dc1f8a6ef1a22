import { useQuery } from "@tanstack/react-query";

import { ApiError } from "../../api/client";
import { readinessQuery } from "../../api/health";
import { instanceQuery } from "../../api/instance";
import type { Readiness } from "../../api/types";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { Section } from "../../ui/Section";
import { Skeleton } from "../../ui/Skeleton";
import { Chain } from "./Chain";
import { Parts } from "./Parts";
import { STRINGS } from "./strings";
import { Work } from "./Work";

import "./health.css";

/** Whether everything answers, part by part. */
export function Health() {
  const { data, error, isPending, isFetching, refetch } = useQuery(readinessQuery());
  const retry = (
    <Button pending={isFetching} onClick={() => void refetch()}>
      {STRINGS.retry}
    </Button>
  );
  return (
    <>
      <header className="screen-title">
        <h1>{STRINGS.title}</h1>
        <p className="muted small">{STRINGS.hint}</p>
      </header>
      {isPending && (
        <div className="section">
          <Skeleton lines={5} label={STRINGS.loading} />
        </div>
      )}
      {error ? (
        <Notice tone="danger" title={titleOf(error)} detail={error.message} alert>
          {retry}
        </Notice>
      ) : (
        data && <Verdict readiness={data} />
      )}
      {data && (
        <Section title={STRINGS.parts}>
          <Parts readiness={data} stale={error !== null} />
        </Section>
      )}
      {!isPending && <Work />}
      {!isPending && <Chain />}
    </>
  );
}

function titleOf(error: Error): string {
  const silent = !(error instanceof ApiError) || error.code === "unreachable";
  return silent ? STRINGS.unreachable : STRINGS.untold;
}

function Verdict({ readiness }: { readonly readiness: Readiness }) {
  const paused = useQuery(instanceQuery()).data?.state === "paused";
  if (readiness.status !== "ready") {
    return <Notice tone="danger" title={STRINGS.notReady} detail={STRINGS.notReadyDetail} alert />;
  }
  if (paused) {
    return (
      <Notice tone="attention" glyph="pause" title={STRINGS.paused} detail={STRINGS.pausedDetail} />
    );
  }
  return <Notice tone="success" glyph="check" title={STRINGS.ready} detail={STRINGS.readyDetail} />;
}
