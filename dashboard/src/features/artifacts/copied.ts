import type { Cell } from "./DataRows";

/** What a spreadsheet would take for a formula; a number keeps its sign. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/;
const NUMBER = /^[-+]?[\d.,]+(?:[eE][-+]?\d+)?\s?%?$/;

/** Return rows as text that a spreadsheet takes apart when it is pasted, and works nothing out of. */
export function copied(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [columns, ...rows].map((row) => row.map(plain).join("\t")).join("\n");
}

function plain(cell: Cell): string {
  const text = cell === null ? "" : String(cell).replaceAll(/[\t\r\n]+/g, " ");
  return FORMULA.test(text) && !NUMBER.test(text.trim()) ? `'${text}` : text;
}
