import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { createQueryClient } from "../api/query-client";
import { createRatingDesk } from "../features/learning/rating-desk";
import { RatingContext } from "../features/learning/use-ratings";
import { StreamProvider, type StreamFollower } from "../stream/StreamProvider";
import { ErrorBoundary } from "./ErrorBoundary";
import { createLiveQueries } from "./live-queries";
import { createNotifier } from "./notifier";
import { createRatingFollower } from "./rating-follower";
import { Shell } from "./Shell";

interface Props {
  /** With what was read before the page began; without it, the page begins from nothing. */
  readonly begun?: QueryClient;
}

export function App({ begun }: Props) {
  const [queries] = useState(() => begun ?? createQueryClient());
  const [desk] = useState(createRatingDesk);
  const [follower] = useState(() =>
    all([createLiveQueries(queries), createRatingFollower(queries, desk), createNotifier()]),
  );
  return (
    <ErrorBoundary>
      <QueryClientProvider client={queries}>
        <StreamProvider follower={follower}>
          <RatingContext value={desk}>
            <Shell />
          </RatingContext>
        </StreamProvider>
      </QueryClientProvider>
    </ErrorBoundary>
  );
}

function all(followers: readonly StreamFollower[]): StreamFollower {
  return {
    onEvents: (events) => followers.forEach((each) => each.onEvents(events)),
    onSnapshot: (...told) => followers.forEach((each) => each.onSnapshot(...told)),
  };
}
