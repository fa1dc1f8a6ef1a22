import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";

import { relatedArtifactsQuery } from "../../api/artifacts";
import { Button } from "../../ui/Button";

import { STRINGS } from "./strings";

const CompareDialog = lazy(async () => {
  const { CompareDialog: component } = await import("./CompareDialog");
  return { default: component };
});

/** The way to another run of the same objective, where there is one. */
export function Comparison({ artifactId }: { readonly artifactId: string }) {
  const related = useQuery(relatedArtifactsQuery(artifactId));
  const [open, setOpen] = useState(false);
  const others = related.data?.items ?? [];
  if (others.length === 0) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{STRINGS.compare(others.length)}</Button>
      {open && (
        <Suspense>
          <CompareDialog artifactId={artifactId} others={others} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
