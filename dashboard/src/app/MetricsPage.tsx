import { useEffect } from "react";

import { Metrics } from "../features/metrics/Metrics";
import { STRINGS } from "./strings";

/** How missions and tools did over some days. */
export function MetricsPage() {
  useEffect(() => {
    document.title = `${STRINGS.metrics} · ${STRINGS.product}`;
    return () => {
      document.title = `${STRINGS.product} · ${STRINGS.page}`;
    };
  }, []);
  return <Metrics />;
}
