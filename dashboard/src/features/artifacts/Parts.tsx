import { Button } from "../../ui/Button";
import { STRINGS } from "./strings";

interface Props {
  readonly part: number;
  readonly parts: number;
  readonly onPart: (part: number) => void;
}

/** Which part of a long result is shown, and the way to the others. */
export function Parts({ part, parts, onPart }: Props) {
  if (parts <= 1) return null;
  return (
    <nav className="pager" aria-label={STRINGS.parts}>
      <Button disabled={part <= 1} onClick={() => onPart(part - 1)}>
        {STRINGS.previous}
      </Button>
      <span className="num" role="status">
        {STRINGS.partOf(part, parts)}
      </span>
      <Button disabled={part >= parts} onClick={() => onPart(part + 1)}>
        {STRINGS.next}
      </Button>
    </nav>
  );
}
