import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";

import { ApiError } from "../../api/client";
import { missionKeys, scheduleKeys, standingKeys } from "../../api/query-keys";
import { createSchedule, schedulePreviewQuery } from "../../api/schedules";
import type { MissionView, ScheduleRequest } from "../../api/types";
import { useDebounced } from "../../lib/use-debounced";
import { zoneHere } from "../../lib/zone-time";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Notice } from "../../ui/Notice";
import { BoundsFields } from "./BoundsFields";
import { SchedulePreview } from "./SchedulePreview";
import { STRINGS } from "./strings";
import { initialValues, toRequest, type TimingValues } from "./timing-values";
import { WhenFields } from "./WhenFields";

import "./schedules.css";

const SETTLED_MS = 300;
const AT_FIELDS: ReadonlySet<string> = new Set(["cron", "timezone", "trigger_time"]);

interface Props {
  readonly mission: MissionView;
  readonly onClose: () => void;
}

/** When a mission's work is done again; nothing can be saved that was not shown beforehand. */
export function ScheduleDialog({ mission, onClose }: Props) {
  const [openedAt] = useState(() => Date.now());
  const [values, setValues] = useState(() => initialValues(zoneHere(), openedAt));
  const wanted = useMemo(() => toRequest(values, openedAt), [values, openedAt]);
  const asked = useDebounced(wanted, SETTLED_MS);
  const preview = useQuery({
    ...schedulePreviewQuery(mission.mission_id, asked ?? {}),
    enabled: asked !== null,
  });
  const create = useCreate(mission.mission_id, onClose);
  const current = asked === wanted && asked !== null;
  const { error } = preview;
  const field = error instanceof ApiError && AT_FIELDS.has(error.field ?? "") ? error.field : null;
  const change = (changes: Partial<TimingValues>) => {
    setValues((before) => ({ ...before, ...changes }));
    create.reset();
  };
  return (
    <Dialog title={STRINGS.dialog} closeLabel={STRINGS.close} onClose={onClose}>
      <form
        className="dialog-body schedule-dialog"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (current && preview.isSuccess) create.mutate(asked);
        }}
      >
        <p>
          <span className="hidden-text">{STRINGS.objective}: </span>
          <b>{mission.objective}</b>
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
        <BoundsFields values={values} onChange={change} />
        {create.error && (
          <Notice tone="danger" title={STRINGS.createRefused} detail={create.error.message} alert />
        )}
        <p className="muted small">{STRINGS.createNote}</p>
        <div className="schedule-dialog-buttons">
          <Button kind="quiet" onClick={onClose}>
            {STRINGS.close}
          </Button>
          <Button
            type="submit"
            kind="primary"
            pending={create.isPending}
            disabled={!current || !preview.isSuccess}
          >
            {STRINGS.create}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function useCreate(missionId: string, onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: ScheduleRequest) => createSchedule(missionId, body),
    onSuccess: onDone,
    onSettled: () =>
      Promise.all(
        [scheduleKeys.all, standingKeys.all, missionKeys.all].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
