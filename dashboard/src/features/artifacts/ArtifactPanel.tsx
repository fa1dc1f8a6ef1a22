import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { artifactPreviewQuery } from "../../api/artifacts";
import { ApiError } from "../../api/client";
import type { ArtifactPreview, ArtifactType } from "../../api/types";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { Section } from "../../ui/Section";
import { Skeleton } from "../../ui/Skeleton";
import { ArtifactBody } from "./ArtifactBody";
import { Comparison } from "./Comparison";
import { DataView, prepareCharts } from "./DataView";
import { Downloads } from "./Downloads";
import { Parts } from "./Parts";
import { SourceLink } from "./SourceLink";
import { STRINGS } from "./strings";

import "./artifacts.css";

type View = "result" | "data" | "json";

interface Props {
  readonly artifactId: string;
  /** What it holds, where that is known before it is read. */
  readonly type?: ArtifactType;
}

/** What holds hits, pages or one value: nothing of it is drawn. */
const NOT_DRAWN: ReadonlySet<ArtifactType | undefined> = new Set<ArtifactType>([
  "web_search_result",
  "web_navigation_result",
  "calculation_result",
]);

/** What a mission left behind: the result, the figures in it, and all of it as JSON. */
export function ArtifactPanel({ artifactId, type }: Props) {
  const [chosen, setChosen] = useState<View>("result");
  const [part, setPart] = useState(1);
  useEffect(() => {
    if (!NOT_DRAWN.has(type)) prepareCharts();
  }, [type]);
  const first = useQuery(artifactPreviewQuery(artifactId));
  const shown = useQuery(artifactPreviewQuery(artifactId, part, chosen === "json"));
  const error = first.error ?? shown.error;
  const isData = first.data?.kind === "table";
  const choices: readonly View[] =
    !isData && (first.data?.tables.length ?? 0) > 0
      ? ["result", "data", "json"]
      : ["result", "json"];
  const choose = (view: View) => {
    setChosen(view);
    setPart(1);
  };
  return (
    <Section
      title={STRINGS.title}
      aside={<ViewChoice choices={choices} view={chosen} onChange={choose} />}
    >
      {error && (
        <div className="section-note">
          <Notice
            tone="danger"
            title={STRINGS.failed}
            detail={error.message}
            code={error instanceof ApiError ? error.code : undefined}
          >
            <Button onClick={() => void Promise.all([first.refetch(), shown.refetch()])}>
              {STRINGS.retry}
            </Button>
          </Notice>
        </div>
      )}
      {!error && !(first.data && shown.data) && <Skeleton lines={4} label={STRINGS.loading} />}
      {first.data && shown.data && (
        <div className="artifact">
          {chosen === "data" || (chosen === "result" && isData) ? (
            <DataView preview={first.data} />
          ) : (
            <>
              <div className="artifact-part" aria-busy={shown.isPlaceholderData}>
                <ArtifactBody preview={shown.data} />
              </div>
              <Parts part={part} parts={shown.data.parts} onPart={setPart} />
            </>
          )}
          <Foot preview={first.data} />
        </div>
      )}
    </Section>
  );
}

function Foot({ preview }: { readonly preview: ArtifactPreview }) {
  const { artifact, kind } = preview;
  return (
    <>
      {kind !== "results" && artifact.sources.length > 0 && (
        <div className="artifact-sources">
          <h3>{STRINGS.sources}</h3>
          <ul>
            {artifact.sources.map((source) => (
              <li key={source.url}>
                <SourceLink title={source.title} url={source.url} />
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="artifact-deeds">
        <Downloads artifactId={artifact.artifact_id} />
        <Comparison artifactId={artifact.artifact_id} />
      </div>
      <p className="artifact-foot muted mono">
        <span>{artifact.artifact_type}</span>
        <span>{artifact.tool}</span>
        <span>{STRINGS.size(artifact.size)}</span>
        <span title={`${STRINGS.digest}: ${artifact.sha256}`}>{artifact.sha256.slice(0, 12)}</span>
      </p>
    </>
  );
}

interface ChoiceProps {
  readonly choices: readonly View[];
  readonly view: View;
  readonly onChange: (view: View) => void;
}

function ViewChoice({ choices, view, onChange }: ChoiceProps) {
  return (
    <div className="segments" role="group" aria-label={STRINGS.view}>
      {choices.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === view}
          onClick={() => onChange(each)}
        >
          {STRINGS[each]}
        </button>
      ))}
    </div>
  );
}
