import { useEffect } from "react";

import { Budgets } from "../features/budgets/Budgets";
import { StandingApprovals } from "../features/standing-approvals/StandingApprovals";
import { STRINGS } from "./strings";

/** The limits, and every yes that was given beforehand within limits of its own. */
export function BudgetsPage() {
  useEffect(() => {
    document.title = `${STRINGS.budgets} · ${STRINGS.product}`;
    return () => {
      document.title = `${STRINGS.product} · ${STRINGS.page}`;
    };
  }, []);
  return (
    <>
      <Budgets />
      <StandingApprovals />
    </>
  );
}
