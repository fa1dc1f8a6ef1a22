import { useQuery } from "@tanstack/react-query";

import { ApiError } from "../../api/client";
import { budgetsQuery } from "../../api/budgets";
import type { Budgets as BudgetsData } from "../../api/types";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { Section } from "../../ui/Section";
import { Skeleton } from "../../ui/Skeleton";
import { AddLimit } from "./AddLimit";
import { creditRow, dollarRow } from "./budget-rows";
import { BudgetTable } from "./BudgetTable";
import { CalibrationCard } from "./CalibrationCard";
import { ForecastCard } from "./ForecastCard";
import { STRINGS } from "./strings";

import "./budgets.css";

/** What is spent, what is set aside, what is left; where the month goes; how good estimates are. */
export function Budgets() {
  const budgets = useQuery(budgetsQuery());
  return (
    <>
      <header className="screen-title">
        <h1>{STRINGS.title}</h1>
        <p className="muted small">{STRINGS.hint}</p>
      </header>
      {budgets.isPending && (
        <div className="section">
          <Skeleton lines={6} label={STRINGS.loading} />
        </div>
      )}
      {budgets.error && (
        <Notice
          tone="danger"
          title={budgets.data ? STRINGS.stale : STRINGS.failed}
          detail={budgets.error.message}
          code={budgets.error instanceof ApiError ? budgets.error.code : undefined}
          alert
        >
          <Button onClick={() => void budgets.refetch()}>{STRINGS.retry}</Button>
        </Notice>
      )}
      {budgets.data && <Shown budgets={budgets.data} />}
    </>
  );
}

function Shown({ budgets }: { readonly budgets: BudgetsData }) {
  const credits = budgets.credits.map(creditRow);
  const month = budgets.items.find((line) => line.scope === "user/month");
  return (
    <>
      <Section title={STRINGS.limits}>
        <BudgetTable label={STRINGS.limits} rows={budgets.items.map(dollarRow)} />
      </Section>
      <Section title={STRINGS.credits}>
        {credits.length > 0 ? (
          <BudgetTable label={STRINGS.credits} rows={credits} />
        ) : (
          <p className="muted budget-none">{STRINGS.noCredits}</p>
        )}
        <AddLimit />
      </Section>
      <div className="budget-cards">
        <ForecastCard forecast={budgets.forecast} limit={month?.limit_usd ?? null} />
        <CalibrationCard calibration={budgets.calibration} />
      </div>
    </>
  );
}
