import { useRef, useState, type KeyboardEvent, type ReactNode } from "react";

import { rejections, useRejections } from "../../api/rejections";
import type { MissionView, Proposal } from "../../api/types";
import { useDebounced } from "../../lib/use-debounced";
import { Section } from "../../ui/Section";
import { DecisionBar } from "./DecisionBar";
import { EditTerms } from "./EditTerms";
import { ProposalFacts } from "./ProposalFacts";
import { Refusal } from "./Refusal";
import { RevisionChanges } from "./RevisionChanges";
import { STRINGS } from "./strings";
import { useDecide } from "./use-decide";
import { useHasSchedule } from "./use-has-schedule";
import { useUpdate } from "./use-update";

import "./proposals.css";

/** How long a proposal that changed under the reader's eyes takes no approval. */
const READ_AGAIN_MS = 1_000;

interface Props {
  readonly mission: MissionView;
  readonly proposal: Proposal;
  /** What the past changed about its tools. */
  readonly past?: ReactNode;
  /** The schedule that the yes to it begins. */
  readonly plan?: ReactNode;
  /** Whether input, reach, steps and other tools are folded away. */
  readonly brief?: boolean;
}

/** A proposal that waits for a decision. With the focus inside, A, Shift+A, E and R decide. */
export function ProposalPanel({ mission, proposal, past, plan, brief = false }: Props) {
  const { mission_id: missionId, revision } = mission;
  const [firstSeen] = useState(revision);
  const [editing, setEditing] = useState(false);
  const [rejecting, setRejecting] = useState(false);
  const held = useDebounced(revision, READ_AGAIN_MS) !== revision;
  const decide = useDecide(missionId);
  const update = useUpdate(missionId);
  const scheduled = useHasSchedule(mission);
  const leaving = useRejections().leaving.has(missionId);
  const panel = useRef<HTMLDivElement>(null);
  const reject = (reason: string) => {
    setRejecting(false);
    panel.current?.focus();
    rejections.hold({
      subjectIds: [missionId],
      title: mission.objective,
      send: () => decide.mutateAsync({ kind: "reject", revision, reason }),
    });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (!isPlainKey(event) || editing || rejecting || leaving || decide.isPending) return;
    const key = event.key.toLowerCase();
    if (key === "a" && !held) {
      decide.mutate({ kind: event.shiftKey ? "approve_and_run" : "approve", revision });
    } else if (key === "e") setEditing(true);
    else if (key === "r" && !held) setRejecting(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={panel}
      className="proposal"
      data-focus-target
      tabIndex={-1}
      role="group"
      aria-label={STRINGS.title}
      onKeyDown={onKeyDown}
    >
      <Section
        title={STRINGS.title}
        aside={<span className="muted small tabular">{STRINGS.revision(revision)}</span>}
      >
        {revision > (brief ? firstSeen : 1) && (
          <RevisionChanges
            missionId={missionId}
            seen={firstSeen}
            revision={revision}
            changedFields={mission.change_history.at(-1)?.changed_fields ?? []}
          />
        )}
        {editing ? (
          <EditTerms mission={mission} onClose={() => setEditing(false)} />
        ) : (
          <ProposalFacts
            mission={mission}
            proposal={proposal}
            past={past}
            plan={scheduled ? plan : undefined}
            scheduled={scheduled}
            brief={brief}
            onUse={(tool) => update.mutate({ tool, revision })}
          />
        )}
        {update.error && (
          <div className="section-note">
            <Refusal title={STRINGS.editRefused} error={update.error} />
          </div>
        )}
      </Section>
      {leaving && <p className="decision-bar muted small">{STRINGS.leaving}</p>}
      {!editing && !leaving && (
        <DecisionBar
          revision={revision}
          decide={decide}
          held={held || update.isPending}
          scheduled={scheduled}
          rejecting={rejecting}
          onRejecting={setRejecting}
          onReject={reject}
          onEdit={() => setEditing(true)}
        />
      )}
    </div>
  );
}

function isPlainKey(event: KeyboardEvent): boolean {
  const field = (event.target as HTMLElement).closest("input, textarea, select");
  return field === null && !event.ctrlKey && !event.metaKey && !event.altKey;
}
