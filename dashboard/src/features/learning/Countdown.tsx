import { cn } from "../../lib/cn";
import { useHidden } from "../../lib/use-hidden";
import { useCountdown } from "./use-countdown";

export const ASKED_MS = 10_000;

interface Props {
  readonly held: boolean;
  readonly onEnd: () => void;
}

/** A line that runs empty; it stands still while it is held or nobody can see the page. */
export function Countdown({ held, onEnd }: Props) {
  const hidden = useHidden();
  useCountdown(ASKED_MS, held || hidden, onEnd);
  return (
    <span
      className={cn("rating-countdown", (held || hidden) && "is-held")}
      style={{ animationDuration: `${ASKED_MS}ms` }}
      aria-hidden="true"
    />
  );
}
