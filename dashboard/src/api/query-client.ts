import { QueryClient } from "@tanstack/react-query";

import { ApiError } from "./client";

/** A refusal is an answer and is not asked for again; a silence is, twice. */
function worthAnotherTry(failures: number, error: Error): boolean {
  const refused = error instanceof ApiError && error.status >= 400 && error.status < 500;
  return !refused && failures < 2;
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // Buddy is on this machine or near it: whether the browser sees a network says nothing.
      queries: {
        networkMode: "always",
        staleTime: 10_000,
        retry: worthAnotherTry,
        refetchOnWindowFocus: true,
      },
      mutations: { networkMode: "always", retry: false },
    },
  });
}
