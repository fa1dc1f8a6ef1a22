import type { Tone } from "../../ui/tone";
import { STRINGS } from "./strings";

export interface Part {
  readonly name: string;
  readonly tone: Tone;
  readonly values: readonly number[];
}

interface Props {
  readonly title: string;
  readonly parts: readonly Part[];
  /** What each bar stands for. */
  readonly names: readonly string[];
  readonly format: (value: number) => string;
}

const HEIGHT = 96;
const STEP = 10;
/** A little is left free above the highest bar. */
const DRAWN = HEIGHT - 2;

/** Bars over time, the parts of each on top of each other; what it shows is said beside it too. */
export function BarChart({ title, parts, names, format }: Props) {
  const sums = names.map((_, at) => parts.reduce((sum, part) => sum + (part.values[at] ?? 0), 0));
  const most = Math.max(0, ...sums);
  const peak = STRINGS.most(format(most), names[sums.indexOf(most)] ?? "");
  return (
    <figure className="metrics-chart">
      <figcaption>
        <h3>{title}</h3>
        <span className="metrics-legend">
          {parts.map(({ name, tone }) => (
            <span key={name} className={`tone-${tone}`}>
              {name}
            </span>
          ))}
        </span>
      </figcaption>
      {most === 0 ? (
        <p className="metrics-flat muted small">{STRINGS.nothingDrawn}</p>
      ) : (
        <>
          <svg
            role="img"
            aria-label={`${title}; ${peak}`}
            viewBox={`0 0 ${names.length * STEP} ${HEIGHT}`}
            preserveAspectRatio="none"
          >
            {names.map((name, at) => (
              <Bar
                key={name}
                at={at}
                title={`${name}: ${format(sums[at] ?? 0)}`}
                parts={parts.map(({ tone, values }) => [tone, (values[at] ?? 0) / most])}
              />
            ))}
          </svg>
          <p className="metrics-axis muted">
            <span>{names[0]}</span>
            <span>{peak}</span>
            <span>{names.at(-1)}</span>
          </p>
        </>
      )}
    </figure>
  );
}

interface BarProps {
  readonly at: number;
  readonly title: string;
  readonly parts: readonly (readonly [Tone, number])[];
}

function Bar({ at, title, parts }: BarProps) {
  return (
    <g>
      <title>{title}</title>
      <rect className="metrics-hover" x={at * STEP} y={0} width={STEP} height={HEIGHT} />
      {parts.map(([tone, share], number) => {
        const below = parts.slice(0, number).reduce((sum, [, part]) => sum + part, 0);
        return (
          <rect
            key={tone}
            className={`tone-${tone}`}
            x={at * STEP + 1}
            y={HEIGHT - (below + share) * DRAWN}
            width={STEP - 2}
            height={share * DRAWN}
          />
        );
      })}
    </g>
  );
}
