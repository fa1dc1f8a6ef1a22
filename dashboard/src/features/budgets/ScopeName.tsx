import { useQuery } from "@tanstack/react-query";

import { goalQuery } from "../../api/goals";
import { scheduleQuery } from "../../api/schedules";
import type { BudgetRow } from "./budget-rows";
import { STRINGS } from "./strings";

/** What a limit is of, as people call it: a goal or a schedule by what it does. */
export function ScopeName({ row }: { readonly row: Pick<BudgetRow, "scope" | "name"> }) {
  const [kind = "", id = ""] = row.scope.split(" ");
  const goal = useQuery({ ...goalQuery(id), enabled: kind === "goal", retry: false });
  const schedule = useQuery({ ...scheduleQuery(id), enabled: kind === "schedule", retry: false });
  const objective = goal.data?.objective ?? schedule.data?.objective;
  if (objective === undefined) return row.name;
  return kind === "goal" ? STRINGS.ofGoal(objective) : STRINGS.ofSchedule(objective);
}
