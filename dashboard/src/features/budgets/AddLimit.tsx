import { useState } from "react";

import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { isLimit } from "./budget-rows";
import { STRINGS } from "./strings";
import { AMOUNT_FIELDS, refusedAt, useSetLimit } from "./use-set-limit";

type Kind = keyof typeof STRINGS.kinds;

const KINDS = Object.keys(STRINGS.kinds) as Kind[];
const NAME = /^[A-Za-z0-9_.-]{1,100}$/;

/** Set a limit that has no row yet: of a goal, a schedule or a metered service. */
export function AddLimit() {
  const [open, setOpen] = useState(false);
  return open ? (
    <AddForm onClose={() => setOpen(false)} />
  ) : (
    <div className="section-more">
      <Button kind="quiet" onClick={() => setOpen(true)}>
        {STRINGS.add}
      </Button>
    </div>
  );
}

function AddForm({ onClose }: { readonly onClose: () => void }) {
  const [kind, setKind] = useState<Kind>("credits");
  const [name, setName] = useState("");
  const [text, setText] = useState("");
  const save = useSetLimit(onClose);
  const unit = kind === "credits" ? "credits" : "dollars";
  const nameFault = name === "" || NAME.test(name) ? undefined : STRINGS.nameError;
  const wrong = unit === "dollars" ? STRINGS.dollarsError : STRINGS.creditsError;
  const textFault = text === "" || isLimit(unit, text) ? undefined : wrong;
  const ready = NAME.test(name) && isLimit(unit, text);
  const [atName, atText] = [refusedAt(save.error, ["scope"]), refusedAt(save.error, AMOUNT_FIELDS)];
  return (
    <form
      className="limit-form limit-form-new"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) save.mutate({ scope: `${kind} ${name}`, unit, text });
      }}
    >
      <Field label={STRINGS.kind}>
        {(ids) => (
          <select
            {...ids}
            className="input"
            value={kind}
            autoFocus
            onChange={(event) => setKind(event.target.value as Kind)}
          >
            {KINDS.map((each) => (
              <option key={each} value={each}>
                {STRINGS.kinds[each]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={STRINGS.name} error={nameFault ?? atName}>
        {(ids) => (
          <input
            {...ids}
            className="input mono"
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field
        label={STRINGS.limit}
        hint={unit === "dollars" ? STRINGS.inDollars : STRINGS.inCredits}
        error={textFault ?? atText}
      >
        {(ids) => (
          <input
            {...ids}
            className="input num"
            inputMode="decimal"
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" kind="primary" disabled={!ready} pending={save.isPending}>
        {STRINGS.save}
      </Button>
      <Button kind="quiet" onClick={onClose}>
        {STRINGS.back}
      </Button>
      {save.error && atName === undefined && atText === undefined && (
        <Notice tone="danger" title={STRINGS.refused} detail={save.error.message} alert />
      )}
    </form>
  );
}
