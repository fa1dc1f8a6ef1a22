import { useQuery } from "@tanstack/react-query";

import { budgetsQuery } from "../api/budgets";
import { RepeatedValue } from "../features/learning/NetValue";
import { Budgets } from "../features/budgets/Budgets";
import { StandingApprovals } from "../features/standing-approvals/StandingApprovals";
import { useTitle } from "../lib/title";
import { STRINGS } from "./strings";

/** The limits, what comes again and what it was worth, and every yes that was given beforehand within limits of its own. */
export function BudgetsPage() {
  useTitle(`${STRINGS.budgets} · ${STRINGS.product}`);
  // What stands below comes with it: else it would be pushed down while it is read.
  const waits = useQuery(budgetsQuery()).isPending;
  return (
    <>
      <Budgets />
      {!waits && <RepeatedValue />}
      {!waits && <StandingApprovals />}
    </>
  );
}
