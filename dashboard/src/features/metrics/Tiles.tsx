import type { Latency, RangeFigures } from "../../api/types";
import { formatDuration } from "../../domain/duration";
import { formatUsd } from "../../domain/money";
import { formatConfidence } from "../../domain/progress";
import { endedOf } from "./figures";
import { STRINGS } from "./strings";

interface Figure {
  /** Null: nothing is behind it. */
  readonly value: string | null;
  readonly basis: string;
}

type Tell = (figures: RangeFigures) => Figure;

const TILES: readonly (readonly [string, Tell])[] = [
  [STRINGS.missions, completed],
  [STRINGS.success, success],
  [STRINGS.cost, cost],
  [STRINGS.rating, rating],
  [STRINGS.served, served],
  [STRINGS.runTime, ({ run_time: time }) => median(time)],
  [STRINGS.approvalTime, ({ approval_time: time }) => median(time)],
];

interface Props {
  readonly now: RangeFigures;
  readonly before: RangeFigures;
}

/** The figures that tell most, each with what is behind it and what it was before. */
export function Tiles({ now, before }: Props) {
  const compared = TILES.some(([, tell]) => tell(before).value !== null);
  return (
    <dl className="metrics-tiles" aria-label={STRINGS.tiles}>
      {TILES.map(([name, tell]) => {
        const { value, basis } = tell(now);
        return (
          <div key={name}>
            <dt className="muted small">{name}</dt>
            <dd>
              <span className={value === null ? "muted" : "metrics-value tabular"}>
                {value ?? STRINGS.noData}
              </span>
              {value !== null && <span className="muted small">{basis}</span>}
              {compared && (
                <span className="muted small">
                  {STRINGS.before(tell(before).value ?? STRINGS.noData)}
                </span>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function completed(figures: RangeFigures): Figure {
  const ended = endedOf(figures);
  const done = (figures.ended.completed ?? 0).toLocaleString("en-US");
  return { value: ended === 0 ? null : done, basis: STRINGS.ofEnded(ended) };
}

function success({ success_rate: rate, ended }: RangeFigures): Figure {
  const finished = (ended.completed ?? 0) + (ended.failed ?? 0);
  return {
    value: rate === null ? null : formatConfidence(rate),
    basis: STRINGS.ofFinished(finished),
  };
}

function cost({ settled_usd: settled, settlements }: RangeFigures): Figure {
  return {
    value: settled === null ? null : formatUsd(settled),
    basis: STRINGS.ofRuns(settlements),
  };
}

function rating({ mean_rating: mean, ratings }: RangeFigures): Figure {
  return { value: mean === null ? null : mean.toFixed(1), basis: STRINGS.ofRatings(ratings) };
}

function served({ judged, satisfied }: RangeFigures): Figure {
  return {
    value: judged === 0 ? null : formatConfidence(satisfied / judged),
    basis: STRINGS.ofJudged(judged),
  };
}

function median({ p50_seconds: p50, count }: Latency): Figure {
  return { value: p50 === null ? null : formatDuration(p50), basis: STRINGS.median(count) };
}
