interface Props {
  /** What is so while it is on: "web_search is on". */
  readonly label: string;
  readonly on: boolean;
  readonly pending?: boolean;
  readonly onChange: (on: boolean) => void;
}

/** Something that is on or off, and changes at once. */
export function Switch({ label, on, pending = false, onChange }: Props) {
  return (
    <button
      type="button"
      role="switch"
      className="switch"
      aria-checked={on}
      aria-label={label}
      aria-busy={pending || undefined}
      disabled={pending}
      onClick={() => onChange(!on)}
    >
      <span />
    </button>
  );
}
