import { STRINGS } from "./strings";

/** What a recipe does, with its parameters set off and what may be left out set back. */
export function Template({ text }: { readonly text: string }) {
  return text.split(/(\[[^[\]]*\])/).map((part, at) =>
    part.startsWith("[") ? (
      <span key={at} className="recipe-optional muted" title={STRINGS.optional}>
        <Filled text={part.slice(1, -1)} />
      </span>
    ) : (
      <Filled key={at} text={part} />
    ),
  );
}

function Filled({ text }: { readonly text: string }) {
  return text
    .split(/(\{\w+\})/)
    .map((part, at) =>
      part.startsWith("{") ? <var key={at}>{part.slice(1, -1).replaceAll("_", " ")}</var> : part,
    );
}
