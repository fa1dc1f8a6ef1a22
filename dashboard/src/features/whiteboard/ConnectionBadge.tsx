import { useStream } from "../../stream/use-stream";
import { Badge } from "../../ui/Badge";
import type { IconName } from "../../ui/Icon";
import type { Tone } from "../../ui/tone";
import { STRINGS } from "./strings";

const LOOKS: Readonly<Record<keyof typeof STRINGS.badge, { tone: Tone; glyph: IconName }>> = {
  connecting: { tone: "neutral", glyph: "clock" },
  live: { tone: "success", glyph: "signal" },
  polling: { tone: "attention", glyph: "clock" },
  offline: { tone: "danger", glyph: "cross" },
};

/** Says how fresh the page is. */
export function ConnectionBadge() {
  const badge = useStream((view) => view.badge);
  return (
    <span role="status">
      <Badge label={STRINGS.badge[badge]} title={STRINGS.badgeHint[badge]} {...LOOKS[badge]} />
    </span>
  );
}
