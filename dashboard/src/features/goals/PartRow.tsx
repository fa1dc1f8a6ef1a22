import type { ReactNode } from "react";

import type { GoalPart } from "../../api/types";
import { formatDuration } from "../../domain/duration";
import { formatUsd } from "../../domain/money";
import { Badge } from "../../ui/Badge";
import { ProgressBar } from "../../ui/ProgressBar";
import { partLook } from "../../ui/part-look";
import { RISKS, sentence, STRINGS } from "./strings";

interface Props {
  readonly part: GoalPart;
  readonly number: number;
  /** The cap of the whole; a part's own is said where it is another one. */
  readonly cap: string;
  /** Whether the plan was approved: then what it came to is told before what it would do. */
  readonly begun: boolean;
  readonly link: (missionId: string, label: string) => ReactNode;
}

/** One part of a plan: what it would do, and how far it is. */
export function PartRow({ part, number, cap, begun, link }: Props) {
  return (
    <li className="goal-part" aria-label={part.key}>
      <span className="goal-number num" aria-hidden="true">
        {number}
      </span>
      <div className="goal-part-body">
        <div className="list-head">
          <div>
            <h3>{sentence(part.objective).replace(/\.$/, "")}</h3>
            <code className="muted">{part.key}</code>
          </div>
          {begun && <Badge {...partLook(part)} />}
        </div>
        {begun && <Came part={part} link={link} />}
        {begun ? (
          <details className="goal-terms">
            <summary>{STRINGS.wasPlanned}</summary>
            <Terms part={part} cap={cap} />
          </details>
        ) : (
          <Terms part={part} cap={cap} />
        )}
        {part.warnings.map((warning) => (
          <p key={warning} className="goal-warning">
            {sentence(warning)}
          </p>
        ))}
      </div>
    </li>
  );
}

function Came({ part, link }: Pick<Props, "part" | "link">) {
  const { mission, mission_id: missionId, state, attempts } = part;
  const told = state === "open" ? (mission?.message ?? "") : part.summary || part.reason;
  return (
    <div className="goal-came">
      {mission && (
        <ProgressBar
          percent={mission.progress_percent}
          label={STRINGS.progress(part.key)}
          tone={partLook(part).tone}
          moving={!mission.waits}
        />
      )}
      {told !== "" && <p>{sentence(told)}</p>}
      {mission?.waits === true && <p className="goal-warning">{STRINGS.asks}</p>}
      {missionId !== null && (
        <p className="goal-sub">
          {mission && <span className="num muted">{mission.progress_percent} %</span>}
          {link(missionId, STRINGS.mission)}
          {attempts > 1 && <span className="muted">{STRINGS.attempt(attempts)}</span>}
          {state !== "open" && <span className="muted num">{formatUsd(part.spent_usd)}</span>}
        </p>
      )}
    </div>
  );
}

function Terms({ part, cap }: Pick<Props, "part" | "cap">) {
  const { allowed_domains: allowed, touches, takes, depends_on: needs, seconds } = part;
  const free = part.cost_basis === "free";
  const given = Object.entries(part.tool_input);
  const own = free || part.cap_usd === cap ? "" : STRINGS.atMost(formatUsd(part.cap_usd));
  return (
    <dl className="list-facts goal-facts">
      <Fact name={STRINGS.uses}>
        <code>{part.tool}</code>
        {seconds !== null && <>, {STRINGS.about(formatDuration(seconds))}</>}
      </Fact>
      <Fact name={STRINGS.costs}>
        {part.cost_p50_usd === null
          ? STRINGS.unknown
          : STRINGS.ofBasis(formatUsd(part.cost_p50_usd), part.cost_basis)}
        {own}
      </Fact>
      <Fact name={STRINGS.waitsFor}>{needs.length === 0 ? STRINGS.nothing : needs.join(", ")}</Fact>
      <Fact name={STRINGS.ifFails}>{part.on_failure}</Fact>
      <Fact name={STRINGS.reaches}>
        {touches.join("; ")}
        {allowed !== null && allowed.length > 0 && ` (${STRINGS.only(allowed.join(", "))})`}
      </Fact>
      {part.risk !== "read" && <Fact name={STRINGS.risk}>{RISKS[part.risk]}</Fact>}
      {given.length > 0 && (
        <Fact name={STRINGS.given}>
          {given.map(([name, value]) => (
            <span key={name} className="goal-given">
              {name}: {shownValue(value)}
            </span>
          ))}
        </Fact>
      )}
      {takes.length > 0 && <Fact name={STRINGS.takes}>{takes.join("; ")}</Fact>}
    </dl>
  );
}

function shownValue(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((each) => typeof each === "string")) {
    return value.join(", ");
  }
  return JSON.stringify(value);
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
