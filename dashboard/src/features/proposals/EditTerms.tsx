import { useState } from "react";

import type { MissionView } from "../../api/types";
import { isAmount } from "../../domain/money";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { changesOf, isValid, valuesOf, type EditValues, type Sites } from "./edit-values";
import { Refusal } from "./Refusal";
import { STRINGS } from "./strings";
import { useUpdate } from "./use-update";

interface Props {
  readonly mission: MissionView;
  readonly onClose: () => void;
}

const SITES: readonly (readonly [Sites, string])[] = [
  ["any", STRINGS.sitesAny],
  ["only", STRINGS.sitesOnly],
  ["none", STRINGS.sitesNone],
];

/** Change the terms; saving makes the next revision, which is proposed anew. */
export function EditTerms({ mission, onClose }: Props) {
  const [values, setValues] = useState(() => valuesOf(mission));
  const update = useUpdate(mission.mission_id, onClose);
  const set = (changes: Partial<EditValues>) => setValues({ ...values, ...changes });
  return (
    <form
      className="edit-terms"
      onSubmit={(event) => {
        event.preventDefault();
        update.mutate(changesOf(mission, values));
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      <Field label={STRINGS.objective}>
        {(ids) => (
          <textarea
            {...ids}
            className="input"
            rows={3}
            autoFocus
            value={values.objective}
            onChange={(event) => set({ objective: event.target.value })}
          />
        )}
      </Field>
      <div className="field-grid">
        <Field label={STRINGS.capField} error={isAmount(values.cap) ? undefined : STRINGS.capError}>
          {(ids) => (
            <input
              {...ids}
              className="input num"
              inputMode="decimal"
              value={values.cap}
              onChange={(event) => set({ cap: event.target.value })}
            />
          )}
        </Field>
        <Field label={STRINGS.sites}>
          {(ids) => (
            <select
              {...ids}
              className="input"
              value={values.sites}
              onChange={(event) => set({ sites: event.target.value as Sites })}
            >
              {SITES.map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      {values.sites === "only" && (
        <Field label={STRINGS.domains} hint={STRINGS.domainsHint}>
          {(ids) => (
            <input
              {...ids}
              className="input"
              value={values.domains}
              onChange={(event) => set({ domains: event.target.value })}
            />
          )}
        </Field>
      )}
      {update.error && <Refusal title={STRINGS.editRefused} error={update.error} />}
      <div className="form-buttons">
        <Button type="submit" kind="primary" disabled={!isValid(values)} pending={update.isPending}>
          {STRINGS.save}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {STRINGS.back}
        </Button>
      </div>
    </form>
  );
}
