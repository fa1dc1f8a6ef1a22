import { useState } from "react";

import type { StandingApproval } from "../../api/types";
import { formatUsd } from "../../domain/money";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { MomentTime } from "../../ui/Time";
import { RevokeDialog } from "./RevokeDialog";
import { endOf, purposesOf, sitesOf, STRINGS } from "./strings";

interface Props {
  readonly standing: StandingApproval;
  readonly now: number;
}

/** One yes given beforehand: its bounds, and what is left of it. */
export function StandingRow({ standing, now }: Props) {
  const [asking, setAsking] = useState(false);
  const { tool, count, used, open } = standing;
  return (
    <li className="standing">
      <div className="standing-head">
        <p>
          <b className="mono">{tool}</b>{" "}
          <span className="muted">
            {sitesOf(standing.allowed_domains, standing.blocked_domains)}
          </span>
        </p>
        {open ? (
          <Button
            kind="danger"
            aria-label={STRINGS.revokeNamed(tool)}
            onClick={() => setAsking(true)}
          >
            {STRINGS.revoke}
          </Button>
        ) : (
          <Badge label={endOf(standing, now)} tone="neutral" glyph="stop" />
        )}
      </div>
      <dl className="standing-figures">
        <div>
          <dt>{STRINGS.usesLeft}</dt>
          <dd className="num">{STRINGS.ofCount(count - used, count)}</dd>
        </div>
        <div>
          <dt>{STRINGS.perRun}</dt>
          <dd className="num">{formatUsd(standing.cap_per_run_usd)}</dd>
        </div>
        <div>
          <dt>{STRINGS.pages}</dt>
          <dd className="num">{standing.max_pages}</dd>
        </div>
        <div>
          <dt>{STRINGS.total}</dt>
          <dd>
            <span className="num">{formatUsd(standing.cap_total_usd)}</span>{" "}
            <span className="muted small">
              {STRINGS.committed(formatUsd(standing.committed_usd))}
            </span>
          </dd>
        </div>
        <div>
          <dt>{STRINGS.until}</dt>
          <dd>
            <MomentTime at={standing.until} />
          </dd>
        </div>
      </dl>
      <p className="muted small">
        {STRINGS.for} {purposesOf(standing)}.{" "}
        {STRINGS.givenBy(standing.created_by, standing.channel)},{" "}
        <MomentTime at={standing.created_at} />
      </p>
      {standing.note && <p className="small standing-note">{standing.note}</p>}
      {asking && <RevokeDialog standing={standing} onClose={() => setAsking(false)} />}
    </li>
  );
}
