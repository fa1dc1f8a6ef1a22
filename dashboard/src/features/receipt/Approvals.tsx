import type { ReceiptApproval } from "../../api/types";
import { deviationLines } from "../../domain/deviation";
import { changeLine } from "../../domain/difference";
import { formatUsd } from "../../domain/money";
import { DifferenceList } from "../../ui/DifferenceList";
import { Icon } from "../../ui/Icon";
import { MomentTime } from "../../ui/Time";
import { STRINGS } from "./strings";

/** Every yes that the run stood on, in order. */
export function Approvals({ approvals }: { readonly approvals: readonly ReceiptApproval[] }) {
  if (approvals.length === 0) return null;
  return (
    <div className="receipt-part">
      <h3>{STRINGS.approvals}</h3>
      <ol className="receipt-approvals">
        {approvals.map((each) => (
          <Approval key={`${each.at} ${each.cap_usd}`} approval={each} />
        ))}
      </ol>
    </div>
  );
}

function Approval({ approval }: { readonly approval: ReceiptApproval }) {
  const { deviation, top_up_usd: topUp, choice } = approval;
  const lines = deviation === null ? [] : deviationLines(deviation).map(changeLine);
  const cap = formatUsd(approval.cap_usd);
  return (
    <li>
      <Icon name="check" size={12} />
      <div>
        <p>
          <b>{deviation === null ? STRINGS.approved(approval.revision) : STRINGS.beyond}</b>{" "}
          {STRINGS.by(approval.by, approval.channel)}, <MomentTime at={approval.at} />
          <span className="muted">
            {" · "}
            {topUp === null ? STRINGS.capped(cap) : STRINGS.topUp(formatUsd(topUp), cap)}
            {choice !== null && ` · ${STRINGS.chose(choice)}`}
          </span>
        </p>
        {deviation && <p className="muted small">{deviation.message}</p>}
        {topUp === null && lines.length > 0 && (
          <DifferenceList label={STRINGS.difference} lines={lines} />
        )}
      </div>
    </li>
  );
}
