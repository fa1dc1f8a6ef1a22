import { queryOptions } from "@tanstack/react-query";

import { request } from "./client";
import { budgetKeys } from "./query-keys";
import type { BudgetLine, Budgets, CreditLine } from "./types";

export function budgetsQuery() {
  return queryOptions({
    queryKey: budgetKeys.all,
    queryFn: ({ signal }) => request<Budgets>("/budgets", { signal }),
  });
}

/** A limit in dollars or, of a metered service, in whole credits. */
export type Limit = { readonly limit_usd: string } | { readonly limit_credits: number };

export function setLimit(scope: string, limit: Limit): Promise<BudgetLine | CreditLine> {
  const path = scope.split("/").map(encodeURIComponent).join("/");
  return request(`/budgets/${path}`, { method: "PUT", body: limit });
}
