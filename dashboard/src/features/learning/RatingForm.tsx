import { useId } from "react";

import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { answerOf, areMinutes, RATINGS, type Draft } from "./rating-answer";
import { STRINGS } from "./strings";

interface Props {
  readonly draft: Draft;
  readonly pending: boolean;
  readonly onDraft: (draft: Draft) => void;
  readonly onSend: () => void;
  readonly onLater: () => void;
}

/** Ten buttons; what may be said besides comes up once one of them is chosen. */
export function RatingForm({ draft, pending, onDraft, onSend, onLater }: Props) {
  const ready = answerOf(draft) !== null;
  return (
    <form
      className="rating-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !pending) onSend();
      }}
    >
      <Scale chosen={draft.rating} onChoose={(rating) => onDraft({ ...draft, rating })} />
      {draft.rating !== null && <More draft={draft} onDraft={onDraft} />}
      <div className="rating-buttons">
        <Button kind="quiet" onClick={onLater}>
          {STRINGS.later}
        </Button>
        {draft.rating !== null && (
          <Button type="submit" kind="primary" pending={pending} disabled={!ready}>
            {STRINGS.send}
          </Button>
        )}
      </div>
    </form>
  );
}

interface ScaleProps {
  readonly chosen: number | null;
  readonly onChoose: (rating: number) => void;
}

/** Radio buttons, so that the arrow keys go through them as everywhere. */
function Scale({ chosen, onChoose }: ScaleProps) {
  const name = useId();
  return (
    <fieldset className="rating-scale">
      <legend className="hidden-text">{STRINGS.scale}</legend>
      {RATINGS.map((rating) => (
        <label key={rating}>
          <input
            type="radio"
            className="hidden-text"
            name={name}
            value={rating}
            checked={chosen === rating}
            onChange={() => onChoose(rating)}
          />
          <span className="num">{rating}</span>
        </label>
      ))}
      <span className="rating-ends muted" aria-hidden="true">
        <span>{STRINGS.least}</span>
        <span>{STRINGS.most}</span>
      </span>
    </fieldset>
  );
}

function More({ draft, onDraft }: Pick<Props, "draft" | "onDraft">) {
  const again = (value: boolean) => (
    <Button
      aria-pressed={draft.again === value}
      className="rating-again"
      onClick={() => onDraft({ ...draft, again: draft.again === value ? null : value })}
    >
      {value ? STRINGS.yes : STRINGS.no}
    </Button>
  );
  return (
    <div className="rating-more">
      <Field
        label={STRINGS.minutes}
        error={areMinutes(draft.minutes) ? undefined : STRINGS.minutesError}
      >
        {(ids) => (
          <input
            {...ids}
            className="input"
            inputMode="decimal"
            autoComplete="off"
            value={draft.minutes}
            onChange={(event) => onDraft({ ...draft, minutes: event.target.value })}
          />
        )}
      </Field>
      <fieldset className="rating-repeat">
        <legend>{STRINGS.again}</legend>
        {again(true)}
        {again(false)}
      </fieldset>
    </div>
  );
}
