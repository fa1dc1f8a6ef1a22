import { useEffect } from "react";

import { Learning } from "../features/learning/Learning";
import { STRINGS } from "./strings";

/** What was learned, and the way to forget it. */
export function LearningPage() {
  useEffect(() => {
    document.title = `${STRINGS.learning} · ${STRINGS.product}`;
    return () => {
      document.title = `${STRINGS.product} · ${STRINGS.page}`;
    };
  }, []);
  return <Learning />;
}
