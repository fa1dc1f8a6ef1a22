import type { Latency, RangeFigures } from "../../api/types";
import { formatDuration } from "../../domain/duration";
import { Section } from "../../ui/Section";
import { STRINGS } from "./strings";

/** How long missions, decisions and each tool took. */
export function TimeTable({ now }: { readonly now: RangeFigures }) {
  const rows: [string, Latency][] = [
    [STRINGS.run, now.run_time],
    [STRINGS.approval, now.approval_time],
    ...now.tools.map(({ tool, latency }): [string, Latency] => [tool, latency]),
  ];
  const timed = rows.filter(([, { count }]) => count > 0);
  return (
    <Section title={STRINGS.times} aside={<span className="muted small">{STRINGS.within}</span>}>
      {timed.length === 0 ? (
        <p className="metrics-none muted">{STRINGS.noTimes}</p>
      ) : (
        <table className="metrics-table" aria-label={STRINGS.times}>
          <thead>
            <tr>
              <th scope="col">{STRINGS.what}</th>
              {[STRINGS.count, STRINGS.mean, "p50", "p95", "p99"].map((name) => (
                <th key={name} scope="col" className="is-figure">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {timed.map(([name, latency]) => (
              <Row key={name} name={name} latency={latency} />
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function Row({ name, latency }: { readonly name: string; readonly latency: Latency }) {
  const { mean_seconds, p50_seconds, p95_seconds, p99_seconds } = latency;
  const figures = [
    [STRINGS.mean, mean_seconds],
    ["p50", p50_seconds],
    ["p95", p95_seconds],
    ["p99", p99_seconds],
  ] as const;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="is-figure num" data-name={STRINGS.count}>
        {latency.count.toLocaleString("en-US")}
      </td>
      {figures.map(([of, seconds]) => (
        <td key={of} className="is-figure num" data-name={of}>
          {seconds === null ? STRINGS.unknown : formatDuration(seconds)}
        </td>
      ))}
    </tr>
  );
}
