import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState, type FocusEvent } from "react";

import { missionQuery } from "../../api/missions";
import { cn } from "../../lib/cn";
import { keysBelongTo } from "../../lib/keys-belong-to";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Countdown } from "./Countdown";
import { answerOf, BLANK, ratingOfKey, type Draft } from "./rating-answer";
import type { Asked, RatingDesk } from "./rating-desk";
import { RatingForm } from "./RatingForm";
import { STRINGS } from "./strings";
import { useSurvey } from "./use-survey";

import "./rating.css";

interface Props {
  readonly asked: Asked;
  readonly desk: RatingDesk;
  /** Whether digits reach the question from anywhere on the page. */
  readonly singleKeys: boolean;
  /** Tells screen readers, without taking the focus. */
  readonly onSay: (sentence: string) => void;
}

/**
 * Asks how helpful a mission was. It is not modal, takes no focus unless it was opened by hand, and
 * goes away by itself unless somebody is at it.
 */
export function RatingDialog({ asked, desk, singleKeys, onSay }: Props) {
  const { missionId, wanted } = asked;
  const title = useId();
  const box = useRef<HTMLDivElement>(null);
  const cameFrom = useRef<HTMLElement | null>(null);
  const [draft, setDraft] = useState<Draft>(BLANK);
  const [hovered, setHovered] = useState(false);
  const [focused, setFocused] = useState(false);
  const mission = useQuery(missionQuery(missionId));
  const { survey, pending, given, error, ...change } = useSurvey(missionId);

  const objective = mission.data?.objective ?? "";
  const rated = survey && (given ? STRINGS.thanks : STRINGS.elsewhere)(survey.rating);
  const sentence = rated ?? `${STRINGS.question} ${objective}. ${singleKeys ? STRINGS.keys : ""}`;

  const leave = () => {
    if (box.current?.contains(document.activeElement)) cameFrom.current?.focus();
    if (survey === null) desk.putOff();
    else desk.close();
  };
  const onFocus = (event: FocusEvent) => {
    const { relatedTarget: from, target, currentTarget } = event;
    if (from instanceof HTMLElement && !currentTarget.contains(from)) cameFrom.current = from;
    setFocused(target !== currentTarget); // on the box itself the focus only waits for Undo
  };

  useEffect(() => {
    if (!pending) onSay(error === null ? sentence : `${error} ${sentence}`);
  }, [pending, error, sentence, onSay]);
  useEffect(() => {
    if (survey !== null) desk.rated(missionId);
  }, [survey, desk, missionId]);
  useEffect(() => {
    if (!wanted || pending) return;
    const first = box.current?.querySelector("input") ?? box.current?.querySelector("button");
    first?.focus();
  }, [wanted, pending]);
  useEffect(() => {
    if (pending || survey !== null) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const rating = ratingOfKey(event.key);
      const { target } = event;
      const inside = target instanceof Node && box.current?.contains(target) === true;
      if (rating === null || (inside ? writes(target) : !singleKeys || keysBelongTo(target))) {
        return;
      }
      event.preventDefault();
      setDraft((before) => ({ ...before, rating }));
      box.current?.querySelector<HTMLElement>(`input[value="${rating}"]`)?.focus();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [pending, survey, singleKeys]);

  const send = () => {
    const answer = answerOf(draft);
    if (answer === null) return;
    box.current?.focus();
    change.send(answer);
  };
  const takeBack = () => {
    box.current?.focus();
    setDraft(BLANK);
    change.takeBack();
  };

  if (pending) return null;
  const begun = survey === null && draft.rating !== null;
  const busy = change.sending || change.takingBack;
  return (
    <div
      ref={box}
      className={cn("rating", !wanted && !begun && survey === null && "is-passing")}
      role="dialog"
      aria-labelledby={title}
      tabIndex={-1}
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
      onFocus={onFocus}
      onBlur={() => setFocused(false)}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        leave();
      }}
    >
      <div className="rating-head">
        <h2 id={title}>{rated ?? STRINGS.question}</h2>
        {survey === null && !wanted && (
          <Button className="rating-open" onClick={() => desk.open(missionId)}>
            {STRINGS.rate}
          </Button>
        )}
        {survey !== null && (
          <Button kind="quiet" pending={change.takingBack} onClick={takeBack}>
            {STRINGS.undo}
          </Button>
        )}
        <Button
          kind="quiet"
          className="button-square"
          aria-label={survey === null ? STRINGS.later : STRINGS.close}
          onClick={leave}
        >
          <Icon name="cross" />
        </Button>
      </div>
      {objective && <p className="rating-objective muted small">{objective}</p>}
      {error !== null && <p className="field-error">{error}</p>}
      {survey === null && (
        <RatingForm
          draft={draft}
          pending={change.sending}
          onDraft={setDraft}
          onSend={send}
          onLater={leave}
        />
      )}
      <Countdown
        key={survey === null ? "question" : "answer"}
        held={hovered || focused || begun || busy}
        onEnd={leave}
      />
    </div>
  );
}

/** Tell whether digits are what a field is filled with. */
function writes(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type !== "radio";
}
