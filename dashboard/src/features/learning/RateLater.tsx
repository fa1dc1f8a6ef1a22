import { Button } from "../../ui/Button";
import { STRINGS } from "./strings";
import { useRatings } from "./use-ratings";

interface Props {
  readonly missionId: string;
  readonly objective: string;
}

/** The mark of a question that went away unanswered; pressed, it asks again. */
export function RateLater({ missionId, objective }: Props) {
  const [{ later }, desk] = useRatings();
  if (!later.includes(missionId)) return null;
  return (
    <Button
      kind="quiet"
      className="rate-later"
      aria-label={STRINGS.rateNamed(objective)}
      onClick={() => desk.open(missionId)}
    >
      {STRINGS.later}
    </Button>
  );
}
