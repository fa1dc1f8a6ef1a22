import { useState } from "react";

import type { JsonObject, MissionUpdate, MissionView, Question } from "../../api/types";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Section } from "../../ui/Section";
import { Refusal } from "./Refusal";
import { STRINGS } from "./strings";
import { useDecide } from "./use-decide";
import { useUpdate } from "./use-update";

import "./proposals.css";

type Answers = Readonly<Record<string, string>>;

/** The questions that stand before a proposal. */
export function ClarificationForm({ mission }: { readonly mission: MissionView }) {
  const [answers, setAnswers] = useState<Answers>({});
  const update = useUpdate(mission.mission_id);
  const decide = useDecide(mission.mission_id);
  const complete = mission.questions.every(({ field }) => answers[field]?.trim());
  return (
    <Section title={STRINGS.questionTitle}>
      <form
        className="clarification"
        data-focus-target
        tabIndex={-1}
        onSubmit={(event) => {
          event.preventDefault();
          update.mutate(toUpdate(mission, trimmed(answers)));
        }}
      >
        {mission.questions.map((question) => (
          <Asked
            key={question.field}
            question={question}
            answer={answers[question.field] ?? ""}
            onAnswer={(answer) => setAnswers({ ...answers, [question.field]: answer })}
          />
        ))}
        {update.error && <Refusal title={STRINGS.answerRefused} error={update.error} />}
        {decide.error && <Refusal title={STRINGS.refused} error={decide.error} />}
        <div className="form-buttons">
          <Button type="submit" kind="primary" disabled={!complete} pending={update.isPending}>
            {STRINGS.answer}
          </Button>
          <Button
            kind="quiet"
            pending={decide.isPending}
            onClick={() => decide.mutate({ kind: "cancel" })}
          >
            {STRINGS.cancel}
          </Button>
        </div>
      </form>
    </Section>
  );
}

interface AskedProps {
  readonly question: Question;
  readonly answer: string;
  readonly onAnswer: (answer: string) => void;
}

function Asked({ question, answer, onAnswer }: AskedProps) {
  if (question.choices.length === 0) {
    return (
      <Field label={question.text}>
        {(ids) => (
          <input
            {...ids}
            className="input"
            value={answer}
            onChange={(event) => onAnswer(event.target.value)}
          />
        )}
      </Field>
    );
  }
  return (
    <fieldset className="choices">
      <legend>{question.text}</legend>
      {question.choices.map((choice) => (
        <label key={choice}>
          <input
            type="radio"
            name={question.field}
            value={choice}
            checked={choice === answer}
            onChange={() => onAnswer(choice)}
          />
          <span className="mono">{choice}</span>
        </label>
      ))}
    </fieldset>
  );
}

function trimmed(answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).map(([name, text]) => [name, text.trim()]));
}

/** Put each answer where its question says: the tool, the objective, or a slot of the input. */
function toUpdate(mission: MissionView, answers: Answers): MissionUpdate {
  const { tool, objective, ...slots } = answers;
  const given: JsonObject = { ...slots };
  return {
    revision: mission.revision,
    ...(tool === undefined ? {} : { tool }),
    ...(objective === undefined ? {} : { objective }),
    ...(Object.keys(given).length === 0 ? {} : { tool_input: { ...mission.tool_input, ...given } }),
  };
}
