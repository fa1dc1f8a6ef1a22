import { Icon } from "../../ui/Icon";
import { webAddress } from "./artifact-content";
import { STRINGS } from "./strings";

/** A source: a link to the web, or the name of a document of the offline library. */
export function SourceLink({ title, url }: { readonly title: string; readonly url: string }) {
  const address = webAddress(url);
  if (address === null) {
    return (
      <span className="source">
        <span className="source-title">{title}</span>
        <span className="source-where muted mono">
          {url.startsWith("library:") ? `${STRINGS.library} · ${url.slice(8)}` : url}
        </span>
      </span>
    );
  }
  return (
    <span className="source">
      <a
        className="source-title"
        href={address.href}
        target="_blank"
        rel="noopener noreferrer nofollow"
      >
        {title} <Icon name="external" size={12} />
      </a>
      <span className="source-where muted mono">{address.host}</span>
    </span>
  );
}
