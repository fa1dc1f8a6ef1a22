import { Health } from "../features/health/Health";
import { useTitle } from "../lib/title";
import { STRINGS } from "./strings";

/** Whether everything that a mission needs answers. */
export function HealthPage() {
  useTitle(`${STRINGS.health} · ${STRINGS.product}`);
  return <Health />;
}
