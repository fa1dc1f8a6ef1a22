import { Learning } from "../features/learning/Learning";
import { useTitle } from "../lib/title";
import { STRINGS } from "./strings";

/** What was learned, and the way to forget it. */
export function LearningPage() {
  useTitle(`${STRINGS.learning} · ${STRINGS.product}`);
  return <Learning />;
}
