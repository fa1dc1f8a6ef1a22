import type { BudgetLine, CreditLine } from "../../api/types";
import { formatUsd, isAmount, shareOf } from "../../domain/money";
import { scopeName } from "./strings";

/** A limit as the page shows it, whatever its unit. */
export interface BudgetRow {
  readonly scope: string;
  readonly name: string;
  readonly account: string;
  readonly unit: "dollars" | "credits";
  /** As it is edited: `20.00`, `500`. */
  readonly limit: string;
  readonly settled: string;
  readonly reserved: string;
  readonly free: string;
  readonly chosen: boolean;
  readonly note: string | null;
}

export function dollarRow(line: BudgetLine): BudgetRow {
  return {
    scope: line.scope,
    name: scopeName(line.scope),
    account: line.account,
    unit: "dollars",
    limit: line.limit_usd,
    settled: line.settled_usd,
    reserved: line.reserved_usd,
    free: line.free_usd,
    chosen: line.set_by_person,
    note: line.note,
  };
}

export function creditRow(line: CreditLine): BudgetRow {
  return {
    scope: line.scope,
    name: scopeName(line.scope),
    account: line.account,
    unit: "credits",
    limit: String(line.limit_credits),
    settled: String(line.settled_credits),
    reserved: String(line.reserved_credits),
    free: String(line.free_credits),
    chosen: line.set_by_person,
    note: line.note,
  };
}

/** Write an amount of a row in its unit. */
export function amountText(row: Pick<BudgetRow, "unit">, amount: string): string {
  return row.unit === "dollars" ? formatUsd(amount) : Number(amount).toLocaleString("en-US");
}

/** Return the parts of a limit that are spent and set aside, in percent; together at most 100. */
export function sharesOf(row: BudgetRow): { readonly settled: number; readonly reserved: number } {
  const settled = shareOf(row.settled, row.limit);
  return { settled, reserved: Math.min(100 - settled, shareOf(row.reserved, row.limit)) };
}

/** Tell whether a text can be sent as a limit of this unit. */
export function isLimit(unit: BudgetRow["unit"], text: string): boolean {
  return unit === "dollars" ? isAmount(text) : /^\d{1,12}$/.test(text.trim());
}
