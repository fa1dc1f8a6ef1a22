import { useState } from "react";

import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { ReasonForm } from "../../ui/ReasonForm";
import { Section } from "../../ui/Section";
import { Switch } from "../../ui/Switch";

const nothing = () => undefined;

/** What is filled in and answered. */
export function Forms() {
  const [on, setOn] = useState(true);
  const [open, setOpen] = useState(false);
  return (
    <Section title="Forms">
      <div className="design-column">
        <div className="field-grid">
          <Field label="Plain">{(ids) => <input className="input" {...ids} />}</Field>
          <Field label="With a hint" hint="In US dollars.">
            {(ids) => <input className="input" placeholder="5.00" {...ids} />}
          </Field>
          <Field label="With an error" error="Write an amount such as 20.00">
            {(ids) => <input className="input" defaultValue="much" aria-invalid {...ids} />}
          </Field>
          <Field label="Disabled">{(ids) => <input className="input" disabled {...ids} />}</Field>
          <Field label="A choice">
            {(ids) => (
              <select className="input" {...ids}>
                <option>Any status</option>
              </select>
            )}
          </Field>
          <Field label="Long">{(ids) => <textarea className="input" {...ids} />}</Field>
        </div>
        <div className="design-row">
          <Switch label="on or off" on={on} onChange={setOn} />
          <Switch label="off" on={false} onChange={nothing} />
          <Switch label="pending" on pending onChange={nothing} />
          <button type="button" className="chip">
            A suggestion
          </button>
          <kbd>K</kbd>
        </div>
        <ReasonForm
          label="Why (optional)"
          confirm="Reject"
          back="Back"
          pending={false}
          onConfirm={nothing}
          onBack={nothing}
        />
        <div>
          <Button onClick={() => setOpen(true)}>Open a dialog</Button>
        </div>
        {open && (
          <Dialog title="A dialog" closeLabel="Close" onClose={() => setOpen(false)}>
            <div className="dialog-body">Escape and a press beside it close it.</div>
          </Dialog>
        )}
      </div>
    </Section>
  );
}
