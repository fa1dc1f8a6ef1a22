import { useState } from "react";

import type { MissionView } from "../../api/types";
import { formatUsd } from "../../domain/money";
import { isTerminal, lookOf } from "../../domain/mission-status";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { MomentTime } from "../../ui/Time";
import { STRINGS } from "./strings";

interface Props {
  readonly mission: MissionView;
  readonly onOpen: (missionId: string) => void;
}

/** What the mission is, whatever its state. */
export function MissionHeader({ mission, onOpen }: Props) {
  const look = lookOf(mission.status);
  const open = !isTerminal(mission.status);
  return (
    <header className="mission-header">
      <div className="mission-title">
        <h1>{mission.objective}</h1>
        <Badge label={look.label} tone={look.tone} glyph={look.glyph} />
      </div>
      <p className="mission-meta muted">
        <CopyId missionId={mission.mission_id} />
        <span>
          {STRINGS.created} <MomentTime at={mission.created_at} />
        </span>
        {open && mission.expires_at !== null && (
          <span>
            {STRINGS.expires} <MomentTime at={mission.expires_at} />
          </span>
        )}
        <span className="tabular">
          {STRINGS.cost} {formatUsd(mission.warrant?.cap_usd ?? mission.cap_usd)}
        </span>
        <span>{sitesOf(mission)}</span>
        {mission.parent_mission_id !== null && (
          <Parent missionId={mission.parent_mission_id} onOpen={onOpen} />
        )}
      </p>
    </header>
  );
}

function sitesOf({ scope }: MissionView): string {
  if (scope.allowed_domains === null) return STRINGS.anySite;
  return scope.allowed_domains.length > 0 ? scope.allowed_domains.join(", ") : STRINGS.noSite;
}

function Parent({ missionId, onOpen }: { missionId: string; onOpen: (id: string) => void }) {
  return (
    <span>
      {STRINGS.childOf}{" "}
      <button type="button" className="link mono" onClick={() => onOpen(missionId)}>
        {missionId}
      </button>
    </span>
  );
}

function CopyId({ missionId }: { readonly missionId: string }) {
  const [copied, setCopied] = useState(false);
  const copy = () => {
    void navigator.clipboard.writeText(missionId).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <span className="mission-id">
      <span className="mono">{missionId}</span>
      <Button kind="quiet" className="button-icon" aria-label={STRINGS.copyId} onClick={copy}>
        <Icon name={copied ? "check" : "copy"} size={13} />
      </Button>
      <span role="status" className="hidden-text">
        {copied ? STRINGS.copied : ""}
      </span>
    </span>
  );
}
