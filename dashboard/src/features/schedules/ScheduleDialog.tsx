import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";

import { ApiError } from "../../api/client";
import { missionKeys, scheduleKeys, standingKeys } from "../../api/query-keys";
import { createSchedule, moveSchedule, schedulePreviewQuery } from "../../api/schedules";
import type { Schedule, ScheduleRequest } from "../../api/types";
import { useDebounced } from "../../lib/use-debounced";
import { zoneHere } from "../../lib/zone-time";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Notice } from "../../ui/Notice";
import { BoundsFields } from "./BoundsFields";
import { SchedulePreview } from "./SchedulePreview";
import { STRINGS } from "./strings";
import { initialValues, toRequest, valuesOf, within, type TimingValues } from "./timing-values";
import { WhenFields } from "./WhenFields";

import "./schedules.css";

const SETTLED_MS = 300;
const AT_FIELDS: ReadonlySet<string> = new Set(["cron", "timezone", "trigger_time"]);

interface Props {
  readonly missionId: string;
  readonly objective: string;
  /** The one that is moved to other times; where there is none, one is made. */
  readonly schedule?: Schedule;
  readonly onClose: () => void;
}

/** When a mission's work is done again; nothing can be saved that was not shown beforehand. */
export function ScheduleDialog({ missionId, objective, schedule, onClose }: Props) {
  const [openedAt] = useState(() => Date.now());
  const [values, setValues] = useState(() =>
    schedule ? valuesOf(schedule, openedAt) : initialValues(zoneHere(), openedAt),
  );
  const wanted = useMemo(() => toRequest(values, openedAt), [values, openedAt]);
  const asked = useDebounced(wanted, SETTLED_MS);
  const preview = useQuery({
    ...schedulePreviewQuery(missionId, asked && schedule ? within(asked, schedule) : (asked ?? {})),
    enabled: asked !== null,
  });
  const save = useSave(missionId, schedule, onClose);
  const current = asked === wanted && asked !== null;
  const { error } = preview;
  const field = error instanceof ApiError && AT_FIELDS.has(error.field ?? "") ? error.field : null;
  const change = (changes: Partial<TimingValues>) => {
    setValues((before) => ({ ...before, ...changes }));
    save.reset();
  };
  return (
    <Dialog
      title={schedule ? STRINGS.moveDialog : STRINGS.dialog}
      closeLabel={STRINGS.close}
      onClose={onClose}
    >
      <form
        className="dialog-body schedule-dialog"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (current && preview.isSuccess) save.mutate(asked);
        }}
      >
        <p>
          <span className="hidden-text">{STRINGS.objective}: </span>
          <b>{objective}</b>
        </p>
        <WhenFields
          values={values}
          refused={field !== null && error ? { field, message: error.message } : null}
          onChange={change}
        />
        <SchedulePreview
          schedule={asked === null ? undefined : preview.data}
          error={field === null && asked !== null ? error : null}
          refusedAbove={field !== null}
          busy={!current || preview.isFetching}
          incomplete={wanted === null}
        />
        {!schedule && <BoundsFields values={values} onChange={change} />}
        {save.error && (
          <Notice
            tone="danger"
            title={schedule ? STRINGS.refused : STRINGS.createRefused}
            detail={save.error.message}
            alert
          />
        )}
        <p className="muted small">
          {schedule ? STRINGS.moveNote[schedule.state] : STRINGS.createNote}
        </p>
        <div className="schedule-dialog-buttons">
          <Button kind="quiet" onClick={onClose}>
            {STRINGS.close}
          </Button>
          <Button
            type="submit"
            kind="primary"
            pending={save.isPending}
            disabled={!current || !preview.isSuccess}
          >
            {schedule ? STRINGS.moveSave : STRINGS.create}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function useSave(missionId: string, schedule: Schedule | undefined, onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: ScheduleRequest) =>
      schedule ? moveSchedule(schedule.schedule_id, body) : createSchedule(missionId, body),
    onSuccess: onDone,
    onSettled: () =>
      Promise.all(
        [scheduleKeys.all, standingKeys.all, missionKeys.all].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
