import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import { simulateSchedule } from "../../api/schedules";
import type { Schedule, Simulation } from "../../api/types";
import { dayIn, formatWall, nextWeekday, plusDays } from "../../lib/zone-time";
import { useNow } from "../../lib/use-now";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { timesOf, wouldLook } from "./firing-looks";
import { sentence, STRINGS } from "./strings";

const FRIDAY = 5;
const RUN_MINUTES = ["0", "5", "60", "1440"] as const;
const SHOWN = 20;

/** Ask what a schedule would do while this machine sleeps; nothing is saved. */
export function Simulator({ schedule }: { readonly schedule: Schedule }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="schedule-more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{STRINGS.simulator}</summary>
      {open && <Form schedule={schedule} />}
    </details>
  );
}

function Form({ schedule }: { readonly schedule: Schedule }) {
  const { schedule_id: id, timezone, objective } = schedule;
  const [stretch, setStretch] = useState(() => weekend(timezone));
  const [minutes, setMinutes] = useState<string>("5");
  const asked = useMutation({
    mutationFn: () =>
      simulateSchedule(id, { asleep: [stretch], run_seconds: Number(minutes) * 60 }),
  });
  return (
    <form
      className="schedule-simulator"
      aria-label={STRINGS.simulatorOf(objective)}
      onSubmit={(event) => {
        event.preventDefault();
        asked.mutate();
      }}
    >
      <p className="muted small">{STRINGS.simulatorHint(timezone)}</p>
      <div className="field-grid">
        {(["start", "end"] as const).map((end) => (
          <Field key={end} label={end === "start" ? STRINGS.sleepsFrom : STRINGS.sleepsUntil}>
            {(ids) => (
              <input
                {...ids}
                className="input num"
                type="datetime-local"
                required
                value={stretch[end]}
                onChange={(event) => setStretch({ ...stretch, [end]: event.target.value })}
              />
            )}
          </Field>
        ))}
        <Field label={STRINGS.runTakes}>
          {(ids) => (
            <select
              {...ids}
              className="input"
              value={minutes}
              onChange={(event) => setMinutes(event.target.value)}
            >
              {RUN_MINUTES.map((each) => (
                <option key={each} value={each}>
                  {STRINGS.runLength[each]}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <div className="list-buttons">
        <Button type="submit" pending={asked.isPending}>
          {STRINGS.simulate}
        </Button>
      </div>
      <div role="status">
        {asked.error && <p className="field-error">{asked.error.message}</p>}
        {asked.data && <Told found={asked.data} />}
      </div>
    </form>
  );
}

function Told({ found }: { readonly found: Simulation }) {
  const now = useNow(60_000);
  const rest = found.steps.length - SHOWN;
  return (
    <>
      <p>{sentence(found.summary)}.</p>
      <ol className="schedule-firings">
        {found.steps.slice(0, SHOWN).map(({ at, local, what, count, reason }, index) => (
          // Two things may happen at one moment.
          <li key={`${at}-${index}`}>
            <time dateTime={at} className="num">
              {formatWall(local, now)}
            </time>
            <Badge {...wouldLook(what)} />
            <span className="schedule-firing-rest">
              {count > 1 && <span className="num">{timesOf(count)}</span>}
              {reason !== "" && <span className="muted">{sentence(reason)}</span>}
            </span>
          </li>
        ))}
      </ol>
      {rest > 0 && <p className="muted small">{STRINGS.simulatedMore(rest)}</p>}
    </>
  );
}

/** The coming weekend, from Friday evening to Monday morning on the wall of the zone. */
function weekend(zone: string): { start: string; end: string } {
  const friday = nextWeekday(dayIn(zone, Date.now()), FRIDAY);
  return { start: `${friday}T18:00`, end: `${plusDays(friday, 3)}T09:00` };
}
