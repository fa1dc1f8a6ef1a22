import type { Readiness } from "../../api/types";
import { useStream } from "../../stream/use-stream";
import { Badge } from "../../ui/Badge";
import type { IconName } from "../../ui/Icon";
import { MomentTime } from "../../ui/Time";
import type { Tone } from "../../ui/tone";
import { STRINGS } from "./strings";

interface Look {
  readonly tone: Tone;
  readonly glyph: IconName;
}

const GOOD: Look = { tone: "success", glyph: "check" };
const WAITS: Look = { tone: "attention", glyph: "clock" };
const BAD: Look = { tone: "danger", glyph: "cross" };
const BEFORE: Look = { tone: "neutral", glyph: "clock" };
const STREAM = { connecting: WAITS, live: GOOD, polling: WAITS, offline: BAD };

interface Props {
  readonly readiness: Readiness;
  /** Whether this is what was so before Buddy stopped answering. */
  readonly stale: boolean;
}

/** Each part and what it said; a code is shown as it is, for whoever looks it up. */
export function Parts({ readiness, stale }: Props) {
  const badge = useStream((view) => view.badge);
  const { llm } = readiness;
  const told = (label: string, look: Look) =>
    stale ? { label: STRINGS.before(label), ...BEFORE } : { label, ...look };
  return (
    <ul className={stale ? "rows is-stale" : "rows"}>
      {Object.entries(readiness.checks).map(([part, value]) => {
        const [name, what] = STRINGS.names[part] ?? [part, ""];
        return (
          <Part key={part} name={name} what={what}>
            <Badge {...told(STRINGS.values[value] ?? value, lookOf(value))} />
          </Part>
        );
      })}
      <Part name={STRINGS.stream} what={STRINGS.streamHint}>
        <Badge label={STRINGS.badge[badge]} {...STREAM[badge]} />
      </Part>
      <Part name={STRINGS.model} what={llm?.name ?? STRINGS.noModel}>
        {llm && (
          <Badge
            {...told(
              STRINGS.modelStates[llm.condition] ?? llm.condition,
              llm.condition === "failing" ? WAITS : GOOD,
            )}
          />
        )}
        {llm?.failure && llm.failed_at !== null && (
          <p className="muted small">
            <MomentTime at={llm.failed_at} />: {llm.failure}
          </p>
        )}
      </Part>
    </ul>
  );
}

interface PartProps {
  readonly name: string;
  readonly what: string;
  readonly children: React.ReactNode;
}

function Part({ name, what, children }: PartProps) {
  return (
    <li className="health-part">
      <p>
        <b>{name}</b> <span className="muted small">{what}</span>
      </p>
      {children}
    </li>
  );
}

function lookOf(value: string): Look {
  if (value === "ok") return GOOD;
  return value === "warming" ? WAITS : BAD;
}
