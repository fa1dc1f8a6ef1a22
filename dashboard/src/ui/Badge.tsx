import { cn } from "../lib/cn";
import { Icon, type IconName } from "./Icon";
import type { Tone } from "./tone";

interface Props {
  readonly label: string;
  readonly tone: Tone;
  readonly glyph: IconName;
  readonly title?: string;
}

/** A state in a word, with a drawing and a colour that say the same. */
export function Badge({ label, tone, glyph, title }: Props) {
  return (
    <span className={cn("badge", `tone-${tone}`)} title={title}>
      <Icon name={glyph} size={12} />
      {label}
    </span>
  );
}
