import { Field } from "../../ui/Field";
import type { ComposerErrors, ComposerValues } from "./composer-values";
import { STRINGS } from "./strings";

interface Props {
  readonly values: ComposerValues;
  readonly errors: ComposerErrors;
  readonly onChange: (values: ComposerValues) => void;
}

/** What has a default and is seldom changed. */
export function AdvancedFields({ values, errors, onChange }: Props) {
  return (
    <details className="composer-advanced">
      <summary>{STRINGS.advanced}</summary>
      <div className="field-grid">
        <Field label={STRINGS.cap} hint={STRINGS.capHint} error={errors.cap}>
          {(ids) => (
            <input
              {...ids}
              className="input num"
              inputMode="decimal"
              placeholder="5.00"
              autoComplete="off"
              aria-invalid={errors.cap !== undefined}
              value={values.cap}
              onChange={(event) => onChange({ ...values, cap: event.target.value })}
            />
          )}
        </Field>
        <Field label={STRINGS.domains} hint={STRINGS.domainsHint} error={errors.domains}>
          {(ids) => (
            <input
              {...ids}
              className="input"
              placeholder="example.org, docs.python.org"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              aria-invalid={errors.domains !== undefined}
              value={values.domains}
              onChange={(event) => onChange({ ...values, domains: event.target.value })}
            />
          )}
        </Field>
      </div>
    </details>
  );
}
