import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";

import { relatedArtifactsQuery } from "../../api/artifacts";
import { readParameter, writeParameter } from "../../lib/address";
import { Button } from "../../ui/Button";

import { STRINGS } from "./strings";

/** In the address: which other result stands beside this one. */
const PARAMETER = "compare";

const CompareDialog = lazy(async () => {
  const { CompareDialog: component } = await import("./CompareDialog");
  return { default: component };
});

/** The way to another run of the same objective, where there is one. */
export function Comparison({ artifactId }: { readonly artifactId: string }) {
  const related = useQuery(relatedArtifactsQuery(artifactId));
  const [wanted, setWanted] = useState(() => readParameter(PARAMETER));
  const others = related.data?.items ?? [];
  const newest = others[0]?.artifact.artifact_id;
  if (newest === undefined) return null;
  const known = others.some(({ artifact }) => artifact.artifact_id === wanted);
  const choose = (other: string | null) => {
    writeParameter(PARAMETER, other);
    setWanted(other);
  };
  return (
    <>
      <Button onClick={() => choose(newest)}>{STRINGS.compare(others.length)}</Button>
      {wanted !== null && known && (
        <Suspense>
          <CompareDialog
            artifactId={artifactId}
            others={others}
            chosen={wanted}
            onChoose={choose}
            onClose={() => choose(null)}
          />
        </Suspense>
      )}
    </>
  );
}
