import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { recipeKeys } from "../../api/query-keys";
import { acceptImport, previewImport } from "../../api/recipes";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { Changes } from "./Changes";
import { STRINGS } from "./strings";

/** Takes a recipe in from a file, once it was seen what it may do. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const [file, setFile] = useState<unknown>(null);
  const queries = useQueryClient();
  const preview = useMutation({
    mutationFn: async (chosen: File) => {
      const found = parsed(await chosen.text());
      setFile(found);
      return previewImport(found);
    },
  });
  const accept = useMutation({
    mutationFn: (accepted: string) => acceptImport(file, accepted),
    onSuccess: onClose,
    onSettled: () => queries.invalidateQueries({ queryKey: recipeKeys.all }),
  });
  const seen = preview.data;
  const error = accept.error ?? preview.error;
  return (
    <Dialog title={STRINGS.importTitle} closeLabel={STRINGS.close} onClose={onClose}>
      <div className="dialog-body recipe-dialog">
        <Field label={STRINGS.importFile} hint={STRINGS.importHint}>
          {(ids) => (
            <input
              {...ids}
              className="input"
              type="file"
              accept="application/json,.json"
              autoFocus
              onChange={(event) => {
                const chosen = event.target.files?.[0];
                accept.reset();
                if (chosen) preview.mutate(chosen);
              }}
            />
          )}
        </Field>
        {error && (
          <Notice tone="danger" title={STRINGS.importRefused} detail={error.message} alert />
        )}
        {seen && (
          <>
            <p>
              <b>{seen.name}</b>: {seen.objective}
            </p>
            <p>
              {seen.changes.length === 0
                ? STRINGS.importSame
                : seen.replaces === null
                  ? STRINGS.importNew
                  : STRINGS.importOver(seen.name)}
            </p>
            <Changes changes={seen.changes} />
            {seen.warnings.map((warning) => (
              <p key={warning} className="recipe-warning">
                {warning}.
              </p>
            ))}
          </>
        )}
        <div className="recipe-buttons">
          <Button kind="quiet" onClick={onClose}>
            {STRINGS.close}
          </Button>
          <Button
            kind="primary"
            disabled={seen === undefined}
            pending={accept.isPending}
            onClick={() => {
              if (seen) accept.mutate(seen.accept);
            }}
          >
            {STRINGS.accept}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(STRINGS.importBad);
  }
}
