import type { Proposal } from "../../api/types";
import { formatUsd } from "../../domain/money";
import { basisText, durationBasis, durationText, STRINGS } from "./strings";

/** What it costs and how long it takes, with what the figures rest on. */
export function ProposalFigures({ proposal }: { readonly proposal: Proposal }) {
  const { cost, duration } = proposal;
  return (
    <dl className="figures has-range">
      <Figure name={STRINGS.typical} value={usd(cost.p50_usd)} note={basisText(cost)} />
      <Figure name={STRINGS.high} value={usd(cost.p90_usd)} note="" />
      <Figure name={STRINGS.cap} value={formatUsd(cost.cap_usd)} note={STRINGS.capNote} />
      <Figure
        name={STRINGS.duration}
        value={durationText(duration)}
        note={durationBasis(duration)}
      />
    </dl>
  );
}

function usd(amount: string | null): string {
  return amount === null ? STRINGS.unknown : formatUsd(amount);
}

function Figure(props: { readonly name: string; readonly value: string; readonly note: string }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd className="figure-value num">{props.value}</dd>
      <dd className="figure-note">{props.note}</dd>
    </div>
  );
}
