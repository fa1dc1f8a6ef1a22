import type { Proposal } from "../../api/types";
import { Icon } from "../../ui/Icon";
import { CandidateTable } from "./CandidateTable";
import { consideredFor, pastLine } from "./past-changes";
import { STRINGS } from "./strings";

/** What the past changed about a proposal, in a line that unfolds; nothing where it did nothing. */
export function PastChanges({ proposal }: { readonly proposal: Proposal }) {
  const line = pastLine(proposal);
  if (line === null) return null;
  return (
    <details className="past-changes">
      <summary>
        <Icon name="clock" size={12} />
        <span>
          <b>{STRINGS.past}:</b> {line}
        </span>
      </summary>
      <CandidateTable candidates={consideredFor(proposal)} chosen={proposal.tool} />
    </details>
  );
}
