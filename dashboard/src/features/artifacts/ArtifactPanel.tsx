import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { artifactPreviewQuery, artifactQuery } from "../../api/artifacts";
import { ApiError } from "../../api/client";
import type { ArtifactPreview, ArtifactView } from "../../api/types";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { Section } from "../../ui/Section";
import { Skeleton } from "../../ui/Skeleton";
import { ArtifactBody } from "./ArtifactBody";
import { JsonView } from "./JsonView";
import { SourceLink } from "./SourceLink";
import { STRINGS } from "./strings";

import "./artifacts.css";

type View = "result" | "json";

/** What a mission left behind. */
export function ArtifactPanel({ artifactId }: { readonly artifactId: string }) {
  const artifact = useQuery(artifactQuery(artifactId));
  const preview = useQuery(artifactPreviewQuery(artifactId));
  const [view, setView] = useState<View>("result");
  const error = artifact.error ?? preview.error;
  return (
    <Section title={STRINGS.title} aside={<ViewChoice view={view} onChange={setView} />}>
      {error && (
        <div className="section-note">
          <Notice
            tone="danger"
            title={STRINGS.failed}
            detail={error.message}
            code={error instanceof ApiError ? error.code : undefined}
          >
            <Button onClick={() => void Promise.all([artifact.refetch(), preview.refetch()])}>
              {STRINGS.retry}
            </Button>
          </Notice>
        </div>
      )}
      {!error && (artifact.isPending || preview.isPending) && (
        <Skeleton lines={4} label={STRINGS.loading} />
      )}
      {artifact.data && preview.data && (
        <Content artifact={artifact.data} preview={preview.data} view={view} />
      )}
    </Section>
  );
}

interface ContentProps {
  readonly artifact: ArtifactView;
  readonly preview: ArtifactPreview;
  readonly view: View;
}

function Content({ artifact: { artifact, content }, preview, view }: ContentProps) {
  const listsItsSources = preview.kind === "results";
  return (
    <div className="artifact">
      {view === "json" ? (
        <JsonView value={content} />
      ) : (
        <ArtifactBody preview={preview} content={content} />
      )}
      {!listsItsSources && artifact.sources.length > 0 && (
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
      <p className="artifact-foot muted mono">
        <span>{artifact.artifact_type}</span>
        <span>{artifact.tool}</span>
        <span>{STRINGS.size(artifact.size)}</span>
        <span title={`${STRINGS.digest}: ${artifact.sha256}`}>{artifact.sha256.slice(0, 12)}</span>
      </p>
    </div>
  );
}

function ViewChoice({ view, onChange }: { view: View; onChange: (view: View) => void }) {
  return (
    <div className="segments" role="group" aria-label={STRINGS.view}>
      {(["result", "json"] as const).map((each) => (
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
