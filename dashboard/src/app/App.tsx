import { QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";

import { createQueryClient } from "../api/query-client";
import { createRatingDesk } from "../features/learning/rating-desk";
import { RatingContext } from "../features/learning/use-ratings";
import { StreamProvider, type StreamFollower } from "../stream/StreamProvider";
import { ErrorBoundary } from "./ErrorBoundary";
import { createLiveQueries } from "./live-queries";
import { createRatingFollower } from "./rating-follower";
import { Shell } from "./Shell";

export function App() {
  const [queries] = useState(createQueryClient);
  const [desk] = useState(createRatingDesk);
  const [follower] = useState(() =>
    both(createLiveQueries(queries), createRatingFollower(queries, desk)),
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

function both(first: StreamFollower, second: StreamFollower): StreamFollower {
  return {
    onEvents: (events) => {
      first.onEvents(events);
      second.onEvents(events);
    },
    onSnapshot: (before, after) => {
      first.onSnapshot(before, after);
      second.onSnapshot(before, after);
    },
  };
}
