import { useId } from "react";

import { Field } from "../../ui/Field";
import { STRINGS, WEEKDAYS } from "./strings";
import type { Kind, TimingValues } from "./timing-values";

interface Props {
  readonly values: TimingValues;
  /** What the server refused of it, and why. */
  readonly refused: { readonly field: string; readonly message: string } | null;
  readonly onChange: (changes: Partial<TimingValues>) => void;
}

const KINDS = ["once", "daily", "weekly", "cron"] as const satisfies readonly Kind[];
const ZONES = Intl.supportedValuesOf("timeZone");

/** How often, when, and in which zone. */
export function WhenFields({ values, refused, onChange }: Props) {
  const zones = useId();
  const errorAt = (field: string) => (refused?.field === field ? refused.message : undefined);
  return (
    <>
      <div className="field-grid">
        <Field label={STRINGS.kind}>
          {(ids) => (
            <select
              {...ids}
              className="input"
              autoFocus
              value={values.kind}
              onChange={(event) => onChange({ kind: event.target.value as Kind })}
            >
              {KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {STRINGS[kind]}
                </option>
              ))}
            </select>
          )}
        </Field>
        {values.kind === "weekly" && (
          <Field label={STRINGS.day}>
            {(ids) => (
              <select
                {...ids}
                className="input"
                value={values.weekday}
                onChange={(event) => onChange({ weekday: event.target.value })}
              >
                {WEEKDAYS.map(([value, name]) => (
                  <option key={value} value={value}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        {values.kind === "once" && (
          <Field label={STRINGS.at} error={errorAt("trigger_time")}>
            {(ids) => (
              <input
                {...ids}
                className="input num"
                type="datetime-local"
                value={values.moment}
                onChange={(event) => onChange({ moment: event.target.value })}
              />
            )}
          </Field>
        )}
        {(values.kind === "daily" || values.kind === "weekly") && (
          <Field label={STRINGS.at} error={errorAt("trigger_time")}>
            {(ids) => (
              <input
                {...ids}
                className="input num"
                type="time"
                value={values.time}
                onChange={(event) => onChange({ time: event.target.value })}
              />
            )}
          </Field>
        )}
        {values.kind === "cron" && (
          <Field label={STRINGS.expression} hint={STRINGS.expressionHint} error={errorAt("cron")}>
            {(ids) => (
              <input
                {...ids}
                className="input mono"
                autoComplete="off"
                spellCheck={false}
                maxLength={200}
                value={values.cron}
                onChange={(event) => onChange({ cron: event.target.value })}
              />
            )}
          </Field>
        )}
      </div>
      <Field label={STRINGS.zone} error={errorAt("timezone")}>
        {(ids) => (
          <>
            <input
              {...ids}
              className="input"
              list={zones}
              autoComplete="off"
              spellCheck={false}
              maxLength={60}
              value={values.timezone}
              onChange={(event) => onChange({ timezone: event.target.value })}
            />
            <datalist id={zones}>
              {ZONES.map((zone) => (
                <option key={zone} value={zone} />
              ))}
            </datalist>
          </>
        )}
      </Field>
    </>
  );
}
