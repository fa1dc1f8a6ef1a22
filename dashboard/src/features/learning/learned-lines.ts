import type { ToolLearned } from "../../api/types";
import { formatSigned } from "../../domain/signed";

/** Write how many runs there were; old ones count less, so it need not be a whole number. */
export function runsText(runs: number): string {
  return Number.isInteger(runs) ? String(runs) : runs.toFixed(1);
}

/** Return what people's words do to a tool, one line each; none where nobody said anything. */
export function nudgesOf(learned: ToolLearned): string[] {
  const { helpful, unhelpful, feedback_factor: factor, ratings, survey_nudge: survey } = learned;
  const lines: string[] = [];
  if (helpful + unhelpful > 0) {
    lines.push(`× ${(1 + factor).toFixed(2)}: ${helpful} helpful, ${unhelpful} not`);
  }
  if (ratings > 0) {
    lines.push(`${formatSigned(survey)}: ${ratings} ${ratings === 1 ? "rating" : "ratings"}`);
  }
  if (learned.approved_by !== null) lines.push("+0.15: kept by you");
  if (learned.rejected_by !== null) lines.push("left out by you");
  return lines;
}
