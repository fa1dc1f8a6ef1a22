import { RepeatedValue } from "../features/learning/NetValue";
import { Budgets } from "../features/budgets/Budgets";
import { StandingApprovals } from "../features/standing-approvals/StandingApprovals";
import { useTitle } from "../lib/title";
import { STRINGS } from "./strings";

/** The limits, what comes again and what it was worth, and every yes that was given beforehand within limits of its own. */
export function BudgetsPage() {
  useTitle(`${STRINGS.budgets} · ${STRINGS.product}`);
  return (
    <>
      <Budgets />
      <RepeatedValue />
      <StandingApprovals />
    </>
  );
}
