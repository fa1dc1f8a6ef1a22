import type { InputOriginView, MissionView, Proposal } from "../../api/types";
import { formatUsd } from "../../domain/money";
import { formatConfidence } from "../../domain/progress";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Notice } from "../../ui/Notice";
import { ProposalFigures } from "./ProposalFigures";
import { RISKS, STRINGS } from "./strings";

import "./alternatives.css";

interface Props {
  readonly mission: MissionView;
  readonly proposal: Proposal;
  /** What the past changed about its tools. */
  readonly past?: React.ReactNode;
  /** The schedule that the yes to it begins. */
  readonly plan?: React.ReactNode;
  /** Whether the yes begins a schedule. */
  readonly scheduled: boolean;
  /** Takes another tool; null where the proposal can no longer be edited. */
  readonly onUse: ((tool: string) => void) | null;
  /** Whether input, reach, steps and other tools are folded away. */
  readonly brief?: boolean;
}

/** Everything a person reads before deciding. */
export function ProposalFacts(props: Props) {
  const { mission, proposal, past, plan, scheduled, onUse, brief = false } = props;
  return (
    <div className="proposal-facts">
      <div className="proposal-tool">
        <span className="proposal-tool-name mono">{proposal.tool}</span>
        <span className="tabular">
          {formatConfidence(proposal.confidence)} {STRINGS.confidence}
        </span>
        <Badge
          label={RISKS[proposal.risk]}
          tone={proposal.risk === "read" ? "neutral" : "attention"}
          glyph={proposal.risk === "read" ? "search" : "warning"}
        />
      </div>
      {plan}
      {past}
      {proposal.warnings.length > 0 && (
        <Notice tone="attention" title={STRINGS.warnings}>
          <Lines lines={proposal.warnings} />
        </Notice>
      )}
      <ProposalFigures proposal={proposal} />
      {brief ? (
        <details className="proposal-more" open={namesStrangers(mission)}>
          <summary>{STRINGS.details}</summary>
          <div className="proposal-details">
            <Details mission={mission} proposal={proposal} onUse={onUse} />
          </div>
        </details>
      ) : (
        <Details mission={mission} proposal={proposal} onUse={onUse} />
      )}
      <p className="proposal-next">
        <Icon name="play" size={12} /> <span className="hidden-text">{STRINGS.next}: </span>
        {scheduled
          ? STRINGS.nextScheduled(proposal.tool, formatUsd(mission.cap_usd))
          : proposal.next}
      </p>
    </div>
  );
}

/** Whether a value of the input comes from somewhere else than a person: that is never folded away. */
function namesStrangers(mission: MissionView): boolean {
  return Object.values(mission.input_origins).some((origin) => !origin.trusted);
}

function Details({ mission, proposal, onUse }: Pick<Props, "mission" | "proposal" | "onUse">) {
  return (
    <>
      <Input input={mission.tool_input} origins={mission.input_origins} />
      <Part title={STRINGS.touches}>
        <Lines lines={proposal.touches} />
      </Part>
      <Part title={STRINGS.steps}>
        <ol className="numbered">
          {proposal.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Part>
      {proposal.alternatives.length > 0 && (
        <Part title={STRINGS.alternatives}>
          <Alternatives proposal={proposal} onUse={onUse} />
        </Part>
      )}
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <div className="part">
      <h3>{title}</h3>
      {children}
    </div>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul className="lines">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

interface InputProps {
  readonly input: MissionView["tool_input"];
  readonly origins: MissionView["input_origins"];
}

/** The tool's input, each value with where it comes from; what is not from a person stands out. */
function Input({ input, origins }: InputProps) {
  const entries = Object.entries(input);
  if (entries.length === 0) return null;
  return (
    <Part title={STRINGS.input}>
      <dl className="pairs">
        {entries.map(([name, value]) => (
          <div key={name}>
            <dt className="mono">{name}</dt>
            <dd>
              <span className="mono">
                {typeof value === "string" ? value : JSON.stringify(value)}
              </span>
              <Origin origin={origins[name]} />
            </dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}

function Origin({ origin }: { readonly origin: InputOriginView | undefined }) {
  if (origin === undefined) return null;
  return (
    <span className={origin.trusted ? "muted input-origin" : "input-origin not-from-you"}>
      {origin.text}
    </span>
  );
}

function Alternatives({ proposal, onUse }: Pick<Props, "proposal" | "onUse">) {
  return (
    <ul className="alternatives">
      {proposal.alternatives.map((other) => (
        <li key={other.tool}>
          <span className="mono">{other.tool}</span>
          <span className="num">{formatConfidence(other.confidence)}</span>
          <span className="muted alternative-reason">{other.reason}</span>
          {onUse !== null && (
            <Button
              kind="quiet"
              aria-label={`${STRINGS.use}: ${other.tool}`}
              onClick={() => onUse(other.tool)}
            >
              {STRINGS.use}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
