import { exportPath } from "../../api/artifacts";
import type { ExportFormat } from "../../api/types";
import { STRINGS } from "./strings";

const FORMATS: readonly ExportFormat[] = ["json", "csv", "md", "html"];

/** The result as a file; the server writes it. */
export function Downloads({ artifactId }: { readonly artifactId: string }) {
  return (
    <p className="downloads">
      <span className="muted">{STRINGS.download}</span>
      {FORMATS.map((format) => (
        <a
          key={format}
          href={exportPath(artifactId, format)}
          download
          aria-label={STRINGS.downloadAs(STRINGS.formats[format])}
        >
          {STRINGS.formats[format]}
        </a>
      ))}
    </p>
  );
}
