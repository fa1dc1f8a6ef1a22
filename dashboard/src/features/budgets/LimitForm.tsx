import { useState } from "react";

import { toMicros } from "../../domain/money";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { isLimit, type BudgetRow } from "./budget-rows";
import { STRINGS } from "./strings";
import { AMOUNT_FIELDS, refusedAt, useSetLimit } from "./use-set-limit";

interface Props {
  readonly row: BudgetRow;
  readonly onClose: () => void;
}

/** Change a limit; what is wrong stands at the field. */
export function LimitForm({ row, onClose }: Props) {
  const [text, setText] = useState(row.limit);
  const save = useSetLimit(onClose);
  const dollars = row.unit === "dollars";
  const readable = isLimit(row.unit, text);
  const refused = refusedAt(save.error, AMOUNT_FIELDS);
  const error = readable ? refused : dollars ? STRINGS.dollarsError : STRINGS.creditsError;
  const unit = dollars ? STRINGS.inDollars : STRINGS.inCredits;
  return (
    <form
      className="limit-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (readable) save.mutate({ scope: row.scope, unit: row.unit, text });
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      <Field
        label={STRINGS.newLimit(row.name)}
        hint={readable && isBelow(row, text) ? STRINGS.below : unit}
        error={error}
      >
        {(ids) => (
          <input
            {...ids}
            className="input num"
            inputMode={dollars ? "decimal" : "numeric"}
            autoComplete="off"
            autoFocus
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              save.reset();
            }}
          />
        )}
      </Field>
      <Button type="submit" kind="primary" disabled={!readable} pending={save.isPending}>
        {STRINGS.save}
      </Button>
      <Button kind="quiet" onClick={onClose}>
        {STRINGS.back}
      </Button>
      {save.error && refused === undefined && (
        <Notice tone="danger" title={STRINGS.refused} detail={save.error.message} alert />
      )}
    </form>
  );
}

function isBelow(row: BudgetRow, text: string): boolean {
  const taken = (toMicros(row.settled) ?? 0n) + (toMicros(row.reserved) ?? 0n);
  return (toMicros(text) ?? 0n) < taken;
}
