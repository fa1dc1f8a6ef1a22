import { useMutation, useQueryClient } from "@tanstack/react-query";

import { cancelMission } from "../../api/missions";
import { missionKeys } from "../../api/query-keys";
import type { MissionView } from "../../api/types";
import { elapsedSeconds, formatElapsed } from "../../domain/duration";
import { lookOf } from "../../domain/mission-status";
import { stepLine } from "../../domain/progress";
import { timeLeftText } from "../../domain/time-left";
import { useNow } from "../../lib/use-now";
import { useMissionCard, useStream } from "../../stream/use-stream";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Notice } from "../../ui/Notice";
import { ProgressBar } from "../../ui/ProgressBar";
import { Section } from "../../ui/Section";
import { STRINGS } from "./strings";

/** A run under way: how far, how long, and the way to stop it. */
export function RunPanel({ mission }: { readonly mission: MissionView }) {
  const { mission_id: missionId } = mission;
  const card = useMissionCard(missionId);
  const eta = useStream((view) => view.etas[missionId] ?? null);
  const offline = useStream((view) => view.badge === "offline");
  const now = useNow(1_000, !offline);
  const queries = useQueryClient();
  const stop = useMutation({
    mutationFn: () => cancelMission(missionId),
    onSettled: () => queries.invalidateQueries({ queryKey: missionKeys.detail(missionId) }),
  });
  const stopping = mission.cancel_requested_at !== null || stop.isSuccess;
  const elapsed = card && elapsedSeconds(card, now);
  const percent = card?.progress_percent ?? 0;
  return (
    <Section
      title={STRINGS.running}
      aside={
        <Button
          kind="danger"
          disabled={stopping}
          pending={stop.isPending}
          onClick={() => stop.mutate()}
        >
          <Icon name="stop" size={12} />
          {stopping ? STRINGS.stopping : STRINGS.stop}
        </Button>
      }
    >
      <div className="run" data-focus-target tabIndex={-1}>
        <p className="run-figures">
          <span className="run-percent num">{percent}%</span>
          <span className="muted tabular">
            {!offline && elapsed !== null && `${formatElapsed(elapsed)} ${STRINGS.elapsed} · `}
            {offline ? STRINGS.lastKnown : timeLeftText(eta, now)}
          </span>
        </p>
        <ProgressBar
          percent={percent}
          label={mission.objective}
          tone={lookOf(mission.status).tone}
          moving
        />
        {card?.current_step && (
          <p>
            <span className="mono">{stepLine(card.current_step, percent)}</span>{" "}
            <span className="muted">{card.message}</span>
          </p>
        )}
        {stopping && (
          <Notice
            tone="attention"
            glyph="stop"
            title={STRINGS.stopping}
            detail={STRINGS.stoppingDetail}
          />
        )}
        {stop.error && (
          <Notice tone="danger" title={STRINGS.stopRefused} detail={stop.error.message} alert />
        )}
      </div>
    </Section>
  );
}
