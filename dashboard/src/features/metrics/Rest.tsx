import type { Metrics } from "../../api/types";
import { formatUsd } from "../../domain/money";
import { Section } from "../../ui/Section";
import { many, STRINGS } from "./strings";

/** Artifacts, conversations, words, money on the way, credits: one line each, none without data. */
export function Rest({ metrics }: { readonly metrics: Metrics }) {
  const lines = linesOf(metrics);
  if (lines.length === 0) return null;
  return (
    <Section title={STRINGS.rest}>
      <dl className="metrics-rest">
        {lines.map(([name, text]) => (
          <div key={name}>
            <dt className="muted">{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function linesOf({ now, sessions, credits }: Metrics): [string, string][] {
  const { active, messages, more } = sessions;
  const talks = more ? STRINGS.orMore(active) : active.toLocaleString("en-US");
  const found: [string, string | null][] = [
    [STRINGS.artifacts, listed(now.artifacts)],
    [STRINGS.artifactBytes, now.artifact_bytes > 0 ? bytes(now.artifact_bytes) : null],
    [STRINGS.sessions, active > 0 ? `${talks} ${STRINGS.messages(messages)}` : null],
    [STRINGS.verdicts, verdicts(now.verdicts)],
    [STRINGS.decided, readers(now.decided_by)],
    [STRINGS.parked, now.parked > 0 ? now.parked.toLocaleString("en-US") : null],
    [STRINGS.reserved, dollars(now.reserved_usd, STRINGS.ofRuns(now.reservations))],
    [STRINGS.inDoubt, now.possible_usd === "0.00" ? null : dollars(now.possible_usd, "")],
    ...credits.map(({ service, used, limit }): [string, string] => [
      STRINGS.credits(service),
      STRINGS.creditsUsed(used, limit),
    ]),
  ];
  return found.filter((line): line is [string, string] => line[1] !== null);
}

const NAMES: Readonly<Record<string, string>> = { json: "JSON result" };

function readers(counts: Readonly<Record<string, number>>): string | null {
  const parts = Object.entries(counts).map(([who, count]) =>
    STRINGS.readBy(STRINGS.readers[who] ?? who, count),
  );
  return parts.length === 0 ? null : parts.join("; ");
}

function verdicts(counts: Readonly<Record<string, number>>): string | null {
  const parts = Object.entries(counts).map(
    ([said, count]) => `${count} ${said.replaceAll("_", " ")}`,
  );
  return parts.length === 0 ? null : parts.join(", ");
}

function listed(counts: Readonly<Record<string, number>>): string | null {
  const parts = Object.entries(counts).map(([name, count]) =>
    many(count, NAMES[name] ?? name.replaceAll("_", " ")),
  );
  return parts.length === 0 ? null : parts.join(", ");
}

function dollars(amount: string | null, basis: string): string | null {
  return amount === null ? null : `${formatUsd(amount)} ${basis}`.trim();
}

function bytes(count: number): string {
  if (count < 1024) return `${count} B`;
  if (count < 1024 * 1024) return `${(count / 1024).toFixed(1)} KB`;
  return `${(count / 1024 / 1024).toFixed(1)} MB`;
}
