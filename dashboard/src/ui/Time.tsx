import { formatAgo, formatClock, formatFull, formatMoment } from "../lib/format-time";
import { useNow } from "../lib/use-now";

/** A local time of day; the tooltip has the date and the zone. */
export function ClockTime({ at }: { readonly at: string }) {
  return (
    <time dateTime={at} title={formatFull(at)} className="num">
      {formatClock(at)}
    </time>
  );
}

/** A local time of day, with the day where it is another one. */
export function MomentTime({ at }: { readonly at: string }) {
  const now = useNow(60_000);
  return (
    <time dateTime={at} title={formatFull(at)} className="num">
      {formatMoment(at, now)}
    </time>
  );
}

/** How long ago something was. */
export function AgoTime({ at, now }: { readonly at: string; readonly now: number }) {
  return (
    <time dateTime={at} title={formatFull(at)}>
      {formatAgo(at, now)}
    </time>
  );
}
