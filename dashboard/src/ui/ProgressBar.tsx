import { cn } from "../lib/cn";
import type { Tone } from "./tone";

interface Props {
  readonly percent: number;
  readonly label: string;
  readonly tone: Tone;
  readonly moving?: boolean;
}

export function ProgressBar({ percent, label, tone, moving = false }: Props) {
  return (
    <div
      className={cn("progress", `tone-${tone}`, moving && "is-moving")}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <span style={{ scale: `${percent / 100} 1` }} />
    </div>
  );
}
