import { useInfiniteQuery } from "@tanstack/react-query";
import { useId } from "react";

import { comparisonQuery } from "../../api/artifacts";
import type { Artifact, ArtifactComparison, RelatedArtifact } from "../../api/types";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Notice } from "../../ui/Notice";
import { Skeleton } from "../../ui/Skeleton";
import { MomentTime } from "../../ui/Time";
import { STRINGS } from "./strings";

import "./compare.css";

interface Props {
  readonly artifactId: string;
  /** Newest first; at least one. */
  readonly others: readonly RelatedArtifact[];
  /** One of the others, and the way to another of them. */
  readonly chosen: string;
  readonly onChoose: (artifactId: string) => void;
  readonly onClose: () => void;
}

/** Two runs of one objective side by side, the earlier one left. */
export function CompareDialog({ artifactId, others, chosen, onChoose, onClose }: Props) {
  const id = useId();
  const found = useInfiniteQuery(comparisonQuery(chosen, artifactId));
  const first = found.data?.pages[0];
  return (
    <Dialog title={STRINGS.compareTitle} closeLabel={STRINGS.close} onClose={onClose}>
      <div className="compare dialog-body">
        <p className="compare-choice">
          <label htmlFor={id}>{STRINGS.compareWith}</label>
          <select
            id={id}
            className="input"
            value={chosen}
            onChange={(event) => onChoose(event.target.value)}
          >
            {others.map(({ artifact }) => (
              <option key={artifact.artifact_id} value={artifact.artifact_id}>
                {STRINGS.run(new Date(artifact.created_at).toLocaleString(), artifact.tool)}
              </option>
            ))}
          </select>
        </p>
        {found.isPending && <Skeleton lines={8} label={STRINGS.comparing} />}
        {found.error && (
          <Notice tone="danger" title={STRINGS.notCompared} detail={found.error.message}>
            <Button onClick={() => void found.refetch()}>{STRINGS.retry}</Button>
          </Notice>
        )}
        {first && (
          <Lines first={first} pairs={found.data?.pages.flatMap(({ items }) => items) ?? []} />
        )}
        {found.hasNextPage && (
          <Button pending={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {STRINGS.moreLines}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

interface LinesProps {
  readonly first: ArtifactComparison;
  readonly pairs: ArtifactComparison["items"];
}

function Lines({ first, pairs }: LinesProps) {
  const { left, right, identical, cut } = first;
  return (
    <>
      <p role="status">{identical ? STRINGS.identical : STRINGS.differs(first)}</p>
      {cut && <p className="muted small">{STRINGS.cut}</p>}
      <div className="compare-scroll" tabIndex={0} role="region" aria-label={STRINGS.compareTitle}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <Head artifact={left} />
              </th>
              <th scope="col">
                <Head artifact={right} />
              </th>
            </tr>
          </thead>
          <tbody>
            {pairs.map((pair, at) => (
              <tr key={at} className={`is-${pair.change}`}>
                <Side text={pair.left} change={pair.change} side="left" />
                <Side text={pair.right} change={pair.change} side="right" />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Head({ artifact }: { readonly artifact: Artifact }) {
  return (
    <>
      {artifact.tool} · <MomentTime at={artifact.created_at} />
    </>
  );
}

interface SideProps {
  readonly text: string | null;
  readonly change: ArtifactComparison["items"][number]["change"];
  readonly side: "left" | "right";
}

/** A line; a colour alone would not say that it differs. */
function Side({ text, change, side }: SideProps) {
  if (text === null) return <td className="is-none" />;
  const mark = change === "same" ? "" : side === "left" ? "−" : "+";
  const word = side === "left" ? STRINGS.onlyLeft : STRINGS.onlyRight;
  return (
    <td>
      {mark !== "" && (
        <>
          <span className="compare-mark" aria-hidden="true">
            {mark}
          </span>
          <span className="hidden-text">{word}</span>
        </>
      )}
      {text}
    </td>
  );
}
