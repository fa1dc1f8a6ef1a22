import { reportPath } from "../api/missions";
import { rejections } from "../api/rejections";
import type { MissionView } from "../api/types";
import { isTerminal } from "../domain/mission-status";
import type { Command } from "../features/palette/matches";
import type { Decision } from "../features/proposals/use-decide";
import { missionPath } from "./router";
import { PALETTE } from "./strings";

/** Return what can be done about a mission as it stands, always for the revision that is shown. */
export function missionActions(
  mission: MissionView,
  decide: (decision: Decision) => Promise<unknown>,
  onAgain: (objective: string) => void,
): Command[] {
  const { status, revision, mission_id: missionId, objective } = mission;
  const own: Command[] = [];
  const stays = true;
  if (status === "proposed" && !rejections.view().leaving.has(missionId)) {
    const yes = () => decide({ kind: "approve", revision });
    const run = () => decide({ kind: "approve_and_run", revision });
    const no = () =>
      rejections.hold({
        subjectIds: [missionId],
        title: objective,
        send: () => decide({ kind: "reject", revision, reason: "" }),
      });
    own.push(
      { id: "run", label: PALETTE.approveAndRun, icon: "play", hotkey: "⇧A", stays, run },
      { id: "approve", label: PALETTE.approve, icon: "check", hotkey: "A", stays, run: yes },
      { id: "reject", label: PALETTE.reject, icon: "cross", hotkey: "R", run: no },
    );
  }
  if (status === "approved" && mission.run?.state !== "queued") {
    own.push({
      id: "run",
      label: PALETTE.run,
      icon: "play",
      stays,
      run: () => decide({ kind: "run" }),
    });
  }
  if (status === "approved" || status === "running" || status === "awaiting_approval") {
    const label = status === "running" ? PALETTE.stop : PALETTE.cancel;
    own.push({ id: "cancel", label, icon: "stop", stays, run: () => decide({ kind: "cancel" }) });
  }
  if (isTerminal(status)) {
    own.push({ id: "again", label: PALETTE.again, icon: "pencil", run: () => onAgain(objective) });
  }
  const report = reportPath(missionId);
  const link = location.origin + missionPath(missionId);
  return [
    ...own,
    {
      id: "copy",
      label: PALETTE.copyLink,
      icon: "copy",
      stays,
      run: () => navigator.clipboard.writeText(link),
    },
    {
      id: "report",
      label: PALETTE.report,
      icon: "external",
      run: () => void window.open(report, "_blank", "noopener"),
    },
  ];
}
