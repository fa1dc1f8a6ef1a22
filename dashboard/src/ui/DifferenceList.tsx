import "./difference.css";

interface Props {
  readonly label: string;
  readonly lines: readonly { readonly name: string; readonly old: string; readonly new: string }[];
}

/** What is not as it was: each value by its name, old and new, marked by more than colour. */
export function DifferenceList({ label, lines }: Props) {
  return (
    <dl className="difference" aria-label={label}>
      {lines.map((line) => (
        <div key={line.name}>
          <dt>{line.name}</dt>
          <dd>
            <del>{line.old}</del>
            <span className="difference-to" aria-hidden="true">
              →
            </span>
            <ins>{line.new}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
