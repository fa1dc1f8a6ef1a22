import { Metrics } from "../features/metrics/Metrics";
import { useTitle } from "../lib/title";
import { STRINGS } from "./strings";

/** How missions and tools did over some days. */
export function MetricsPage() {
  useTitle(`${STRINGS.metrics} · ${STRINGS.product}`);
  return <Metrics />;
}
