import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { settingKeys } from "../../api/query-keys";
import { changeSettings } from "../../api/settings";
import type { Setting } from "../../api/types";
import { Button } from "../../ui/Button";
import { STRINGS } from "./strings";

/** Return the value that a setting has, or will have from the next start on. */
function shownOf({ waits, value, next_value: next }: Setting): string {
  return (waits ? next : value) ?? "";
}

/** Changes a setting, or takes it back to its default; it counts from the next start on. */
export function ChangeSetting({ setting }: { readonly setting: Setting }) {
  const { name, choices, given, waits } = setting;
  const [text, setText] = useState(() => shownOf(setting));
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (value: string | null) => changeSettings({ [name]: value }),
    onSuccess: (answer) => {
      queries.setQueryData(settingKeys.all, answer);
      const kept = answer.items.find((each) => each.name === name);
      if (kept) setText(shownOf(kept));
    },
  });
  const field = {
    className: "input",
    "aria-label": STRINGS.newValue(name),
    "aria-invalid": change.isError || undefined,
    value: text,
  };
  return (
    <form
      className="setting-change"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(text.trim());
      }}
    >
      {choices.length > 0 ? (
        <select {...field} onChange={(event) => setText(event.target.value)}>
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      ) : (
        <input {...field} maxLength={500} onChange={(event) => setText(event.target.value)} />
      )}
      <Button
        type="submit"
        aria-label={STRINGS.saveNamed(name)}
        disabled={text.trim() === shownOf(setting)}
        pending={change.isPending && change.variables !== null}
      >
        {STRINGS.save}
      </Button>
      {!waits && <span className="muted small">{given ? STRINGS.given : STRINGS.byDefault}</span>}
      {(given || waits) && (
        <Button
          kind="quiet"
          aria-label={STRINGS.resetNamed(name)}
          pending={change.isPending && change.variables === null}
          onClick={() => change.mutate(null)}
        >
          {STRINGS.reset}
        </Button>
      )}
      {waits && <p className="setting-waits small">{STRINGS.waits(shownOf(setting))}</p>}
      {change.error && (
        <p className="field-error" role="alert">
          {change.error.message}
        </p>
      )}
    </form>
  );
}
