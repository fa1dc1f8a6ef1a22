import type { RecipeParameter } from "../../api/types";
import { Field } from "../../ui/Field";
import { labelOf, STRINGS } from "./strings";

interface Props {
  readonly parameter: RecipeParameter;
  readonly value: string;
  readonly error: string | undefined;
  readonly first: boolean;
  readonly onChange: (value: string) => void;
}

/** One parameter, with the input that its type asks for. */
export function ParameterField({ parameter, value, error, first, onChange }: Props) {
  const { type, required, hint, choices } = parameter;
  const notes = [
    ...(type === "several" ? [STRINGS.several] : []),
    ...(hint === "" ? [] : [STRINGS.suchAs(hint)]),
    ...(required ? [] : [STRINGS.optional]),
  ].join("; ");
  return (
    <Field label={labelOf(parameter)} error={error} {...(notes === "" ? {} : { hint: notes })}>
      {(ids) => {
        const common = {
          ...ids,
          value,
          autoFocus: first,
          required,
          "aria-invalid": error !== undefined,
          onChange: (event: { target: { value: string } }) => onChange(event.target.value),
        };
        if (type === "choice") {
          return (
            <select className="input" {...common}>
              <option value="">{required ? STRINGS.choose : STRINGS.any}</option>
              {choices.map((choice) => (
                <option key={choice}>{choice}</option>
              ))}
            </select>
          );
        }
        if (type === "several") return <textarea className="input" rows={3} {...common} />;
        return (
          <input
            className={type === "text" || type === "url" ? "input" : "input num"}
            autoComplete="off"
            {...LOOKS[type]}
            {...bounds(parameter)}
            {...common}
          />
        );
      }}
    </Field>
  );
}

const LOOKS = {
  text: {},
  // A browser's own check of addresses would refuse those without a scheme.
  url: { inputMode: "url", spellCheck: false },
  number: { type: "number", inputMode: "decimal" },
  money: { inputMode: "decimal" },
  date: { type: "date" },
} as const;

function bounds({ type, minimum, maximum, whole, max_length: most }: RecipeParameter) {
  if (type === "text") return { maxLength: most };
  if (type !== "number") return {};
  return {
    min: minimum ?? undefined,
    max: maximum ?? undefined,
    step: whole ? 1 : "any",
  };
}
