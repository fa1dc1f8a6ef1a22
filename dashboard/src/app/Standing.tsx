import type { MissionView } from "../api/types";
import { ArtifactPanel } from "../features/artifacts/ArtifactPanel";
import { PastChanges } from "../features/learning/PastChanges";
import { Failure } from "../features/missions/Failure";
import { RunPanel } from "../features/missions/RunPanel";
import { TryAgain } from "../features/missions/TryAgain";
import { ApprovedPanel } from "../features/proposals/ApprovedPanel";
import { ClarificationForm } from "../features/proposals/ClarificationForm";
import { DeviationPanel } from "../features/proposals/DeviationPanel";
import { ProposalPanel } from "../features/proposals/ProposalPanel";
import { ProposedSchedule } from "../features/schedules/ProposedSchedule";
import { openMission, openScreen } from "./router";
import { STRINGS } from "./strings";

interface Props {
  readonly mission: MissionView;
  readonly onAgain: (objective: string) => void;
  /** Whether only what is decided by is unfolded. */
  readonly brief?: boolean;
}

/** What stands now, and what can be done about it. */
export function Standing({ mission, onAgain, brief = false }: Props) {
  switch (mission.status) {
    case "clarification_needed":
      return <ClarificationForm key={mission.revision} mission={mission} />;
    case "proposed":
      return (
        mission.proposal && (
          <ProposalPanel
            mission={mission}
            proposal={mission.proposal}
            past={<PastChanges proposal={mission.proposal} />}
            plan={<ProposedSchedule mission={mission} />}
            brief={brief}
          />
        )
      );
    case "approved":
      return <ApprovedPanel mission={mission} />;
    case "running":
      return <RunPanel mission={mission} />;
    case "awaiting_approval":
      return mission.run?.deviation ? (
        <DeviationPanel
          mission={mission}
          deviation={mission.run.deviation}
          onBudgets={() => openScreen("budgets")}
        />
      ) : null;
    case "completed":
      return (
        <>
          <Outcome mission={mission} />
          <TryAgain mission={mission} onMade={openMission} onAgain={onAgain} />
        </>
      );
    case "failed":
      return <Failure mission={mission} onMade={openMission} onAgain={onAgain} />;
    case "cancelled":
    case "rejected":
    case "expired":
      return <TryAgain mission={mission} onMade={openMission} onAgain={onAgain} />;
  }
}

/** What came of a mission that completed. */
export function Outcome({ mission }: Pick<Props, "mission">) {
  const record = mission.execution_record;
  const artifact = record?.artifact_reference;
  return (
    <>
      {record?.result_summary && (
        <p className="outcome">
          <span className="hidden-text">{STRINGS.summary}: </span>
          {record.result_summary}
        </p>
      )}
      {artifact && (
        <ArtifactPanel
          key={artifact.artifact_id}
          artifactId={artifact.artifact_id}
          type={artifact.artifact_type}
        />
      )}
    </>
  );
}
