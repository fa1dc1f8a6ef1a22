import { QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";

import { createQueryClient } from "../api/query-client";
import { StreamProvider } from "../stream/StreamProvider";
import { ErrorBoundary } from "./ErrorBoundary";
import { createLiveQueries } from "./live-queries";
import { Shell } from "./Shell";

export function App() {
  const [queries] = useState(createQueryClient);
  const [live] = useState(() => createLiveQueries(queries));
  return (
    <ErrorBoundary>
      <QueryClientProvider client={queries}>
        <StreamProvider follower={live}>
          <Shell />
        </StreamProvider>
      </QueryClientProvider>
    </ErrorBoundary>
  );
}
