import { Tools } from "../features/tools/Tools";
import { useTitle } from "../lib/title";
import { STRINGS } from "./strings";

/** What Buddy can use, and the switch of each tool. */
export function ToolsPage() {
  useTitle(`${STRINGS.tools} · ${STRINGS.product}`);
  return <Tools />;
}
