import { useShownTheme } from "../../lib/use-shown-theme";
import frameStyles from "./preview-frame.css?url";
import { STRINGS } from "./strings";

/** What the frame may do: open a link in a new tab, outside of its walls. No script, no origin. */
const SANDBOX = "allow-popups allow-popups-to-escape-sandbox";

/**
 * Show the server's sanitised HTML in a frame of its own: no scripts, no same origin, no forms,
 * nothing loaded but our style sheet. It would hold just as well had nobody sanitised the HTML.
 */
export function PreviewFrame({ html }: { readonly html: string }) {
  const theme = useShownTheme();
  return (
    <iframe
      className="preview-frame"
      title={STRINGS.preview}
      sandbox={SANDBOX}
      referrerPolicy="no-referrer"
      style={{ blockSize: `min(60vh, ${guessedHeight(html)}px)` }}
      srcDoc={frameDocument(html, theme)}
    />
  );
}

/** The frame cannot be measured from outside, so its height comes from the amount of text. */
function guessedHeight(html: string): number {
  const blocks = html.split(/<(?:p|h\d|li|pre|tr|br)\b/i).length;
  const lines = html.replaceAll(/<[^>]*>/g, "").length / 75;
  const broken = [...html.matchAll(/<pre\b[^]*?<\/pre>/gi)].join("").split("\n").length - 1;
  // A picture is as wide as the frame, and screens are wider than high.
  const pictures = html.split("<img ").length - 1;
  return Math.round(60 + 26 * lines + 23 * broken + 30 * blocks + 420 * pictures);
}

export function frameDocument(html: string, theme: string): string {
  const styles = new URL(frameStyles, location.origin).href;
  const policy =
    `default-src 'none'; style-src ${styles}; img-src data:; ` +
    "base-uri 'none'; form-action 'none'";
  return [
    `<!doctype html><html lang="en" data-theme="${theme}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<base target="_blank">',
    `<link rel="stylesheet" href="${styles}"></head><body>${html}</body></html>`,
  ].join("");
}
