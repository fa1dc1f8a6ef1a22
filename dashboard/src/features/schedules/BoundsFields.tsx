import { Field } from "../../ui/Field";
import { STRINGS } from "./strings";
import type { TimingValues } from "./timing-values";

interface Props {
  readonly values: TimingValues;
  readonly onChange: (changes: Partial<TimingValues>) => void;
}

/** How far the yes goes, where it shall not be as far as it usually goes. */
export function BoundsFields({ values, onChange }: Props) {
  return (
    <details className="schedule-more">
      <summary>{STRINGS.boundsEdit}</summary>
      <p className="muted small">{STRINGS.byDefault}</p>
      <div className="field-grid">
        <Field label={STRINGS.count}>
          {(ids) => (
            <input
              {...ids}
              className="input num"
              type="number"
              inputMode="numeric"
              min={1}
              step={1}
              value={values.count}
              onChange={(event) => onChange({ count: event.target.value })}
            />
          )}
        </Field>
        <Field label={STRINGS.capPerRun}>
          {(ids) => (
            <input
              {...ids}
              className="input num"
              inputMode="decimal"
              autoComplete="off"
              value={values.capPerRun}
              onChange={(event) => onChange({ capPerRun: event.target.value })}
            />
          )}
        </Field>
        <Field label={STRINGS.untilField}>
          {(ids) => (
            <input
              {...ids}
              className="input num"
              type="date"
              value={values.lastDay}
              onChange={(event) => onChange({ lastDay: event.target.value })}
            />
          )}
        </Field>
      </div>
    </details>
  );
}
