import { useState } from "react";

import type { MissionUpdate, MissionView } from "../../api/types";
import { isAmount } from "../../domain/money";
import { useDebounced } from "../../lib/use-debounced";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Conflict } from "./Conflict";
import {
  changesOf,
  isChanged,
  isValid,
  redoneOn,
  valuesOf,
  type EditValues,
  type Sites,
} from "./edit-values";
import { EditPreview } from "./EditPreview";
import { Refusal } from "./Refusal";
import { STRINGS } from "./strings";
import { useUpdate } from "./use-update";

interface Props {
  readonly mission: MissionView;
  readonly onClose: () => void;
}

/** How long after the last key the server is asked what the edit would change. */
const TYPING_MS = 350;

const SITES: readonly (readonly [Sites, string])[] = [
  ["any", STRINGS.sitesAny],
  ["only", STRINGS.sitesOnly],
  ["none", STRINGS.sitesNone],
];

/** Change the terms; saving makes the next revision, which is proposed anew. */
export function EditTerms({ mission, onClose }: Props) {
  const [base, setBase] = useState(mission);
  const [values, setValues] = useState(() => valuesOf(mission));
  const update = useUpdate(mission.mission_id, onClose);
  const set = (changes: Partial<EditValues>) => setValues({ ...values, ...changes });
  const stale = base.revision !== mission.revision;
  const ready = isValid(values) && isChanged(base, values) && !stale;
  const settled = useDebounced(ready ? JSON.stringify(changesOf(base, values)) : "", TYPING_MS);
  const redo = () => {
    setValues(redoneOn(base, values, mission));
    setBase(mission);
    update.reset();
  };
  return (
    <form
      className="edit-terms"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) update.mutate(changesOf(base, values));
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
      <EditPreview
        mission={mission}
        changes={settled === "" ? null : (JSON.parse(settled) as MissionUpdate)}
      />
      {stale && <Conflict base={base} mission={mission} onRedo={redo} onDiscard={onClose} />}
      {update.error && !stale && <Refusal title={STRINGS.editRefused} error={update.error} />}
      <div className="form-buttons">
        <Button type="submit" kind="primary" disabled={!ready} pending={update.isPending}>
          {STRINGS.save}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {STRINGS.back}
        </Button>
      </div>
    </form>
  );
}
