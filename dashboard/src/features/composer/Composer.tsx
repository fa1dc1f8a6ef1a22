import { useMutation } from "@tanstack/react-query";
import { useState, type KeyboardEvent, type RefObject, type SyntheticEvent } from "react";

import { ApiError } from "../../api/client";
import { createMission } from "../../api/missions";
import type { CreatedMission } from "../../api/types";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { AdvancedFields } from "./AdvancedFields";
import { errorsOf, NO_VALUES, toRequest, type ComposerValues } from "./composer-values";
import { EXAMPLES, STRINGS } from "./strings";

import "./composer.css";

interface Props {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly initialObjective?: string;
  readonly onCreated: (created: CreatedMission) => void;
}

/** Where a mission begins. */
export function Composer({ field, initialObjective = "", onCreated }: Props) {
  const [values, setValues] = useState<ComposerValues>({
    ...NO_VALUES,
    objective: initialObjective,
  });
  const create = useMutation({
    mutationFn: createMission,
    onSuccess: (created) => {
      setValues(NO_VALUES);
      onCreated(created);
    },
  });
  const errors = errorsOf(values);
  const ready = values.objective.trim() !== "" && Object.keys(errors).length === 0;

  const submit = (event?: SyntheticEvent) => {
    event?.preventDefault();
    if (ready && !create.isPending) create.mutate(toRequest(values));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) submit(event);
    if (event.key === "Escape") field.current?.blur();
  };
  const takeExample = (objective: string) => {
    setValues({ ...values, objective });
    field.current?.focus();
  };

  return (
    <form className="composer section" aria-label={STRINGS.title} onSubmit={submit}>
      <textarea
        ref={field}
        className="composer-text"
        aria-label={STRINGS.label}
        placeholder={STRINGS.placeholder}
        title={STRINGS.keys}
        rows={2}
        maxLength={4000}
        enterKeyHint="send"
        value={values.objective}
        onKeyDown={onKeyDown}
        onChange={(event) => setValues({ ...values, objective: event.target.value })}
      />
      {values.objective === "" && (
        <ul className="composer-examples" aria-label={STRINGS.examples}>
          {EXAMPLES.map((example) => (
            <li key={example}>
              <button type="button" className="chip" onClick={() => takeExample(example)}>
                {example}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="composer-foot">
        <AdvancedFields values={values} errors={errors} onChange={setValues} />
        <Button type="submit" kind="primary" disabled={!ready} pending={create.isPending}>
          {STRINGS.propose}
        </Button>
      </div>
      {create.error && <Refusal error={create.error} />}
    </form>
  );
}

function Refusal({ error }: { readonly error: Error }) {
  const code = error instanceof ApiError ? error.code : undefined;
  return (
    <div className="composer-error">
      <Notice tone="danger" title={STRINGS.failed} detail={error.message} code={code} alert />
    </div>
  );
}
