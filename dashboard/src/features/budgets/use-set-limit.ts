import { useMutation, useQueryClient } from "@tanstack/react-query";

import { setLimit, type Limit } from "../../api/budgets";
import { ApiError } from "../../api/client";
import { budgetKeys } from "../../api/query-keys";
import type { BudgetRow } from "./budget-rows";

interface Asked {
  readonly scope: string;
  readonly unit: BudgetRow["unit"];
  readonly text: string;
}

/** Return the mutation that sets a limit; the budgets are read again before it counts as done. */
export function useSetLimit(onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ scope, unit, text }: Asked) => setLimit(scope, limitOf(unit, text.trim())),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: budgetKeys.all });
      onDone();
    },
  });
}

function limitOf(unit: BudgetRow["unit"], text: string): Limit {
  return unit === "dollars" ? { limit_usd: text } : { limit_credits: Number(text) };
}

/** Return a refusal's words where they belong to this field of the form. */
export function refusedAt(error: Error | null, fields: readonly string[]): string | undefined {
  const named = error instanceof ApiError && error.field !== null && fields.includes(error.field);
  return named ? error.message : undefined;
}

export const AMOUNT_FIELDS = ["limit_usd", "limit_credits"];
