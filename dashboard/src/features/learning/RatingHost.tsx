import { lazy, Suspense, useState } from "react";

import { useRatings } from "./use-ratings";

const RatingDialog = lazy(async () => ({
  default: (await import("./RatingDialog")).RatingDialog,
}));

/** The place of the question after a mission, and of what is read out about it. */
export function RatingHost({ singleKeys }: { readonly singleKeys: boolean }) {
  const [{ asked }, desk] = useRatings();
  const [said, setSaid] = useState("");
  return (
    <>
      <p className="hidden-text" aria-live="polite">
        {asked && said}
      </p>
      {asked && (
        <Suspense fallback={null}>
          <RatingDialog
            key={`${asked.missionId} ${asked.wanted}`}
            asked={asked}
            desk={desk}
            singleKeys={singleKeys}
            onSay={setSaid}
          />
        </Suspense>
      )}
    </>
  );
}
