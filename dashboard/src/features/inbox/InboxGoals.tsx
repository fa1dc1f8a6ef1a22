import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";

import { ApiError } from "../../api/client";
import { decideInbox } from "../../api/inbox";
import { rejections, useRejections } from "../../api/rejections";
import { budgetKeys, goalKeys, inboxKeys, missionKeys } from "../../api/query-keys";
import type { GoalInboxItem } from "../../api/types";
import { isUrgent, timeTo } from "../../domain/deadline";
import { formatUsd } from "../../domain/money";
import { cn } from "../../lib/cn";
import { formatFull } from "../../lib/format-time";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { ReasonForm } from "../../ui/ReasonForm";
import { AgoTime } from "../../ui/Time";
import { GOAL_KINDS, RISKS, STRINGS } from "./strings";

interface Props {
  readonly goals: readonly GoalInboxItem[];
  readonly now: number;
  /** Leads to a goal. */
  readonly link: (goalId: string, label: string) => ReactNode;
}

interface Asked {
  readonly goal: GoalInboxItem;
  readonly verb: "approve" | "reject";
  readonly reason?: string | undefined;
}

/** Goals that wait as a whole: each plan for a yes or no, each question for its page. */
export function InboxGoals({ goals: every, now, link }: Props) {
  const queries = useQueryClient();
  const [told, setTold] = useState<readonly { goal: GoalInboxItem; text: string }[]>([]);
  const decide = useMutation({
    mutationFn: ({ goal, verb, reason }: Asked) =>
      decideInbox([
        {
          goal_id: goal.goal_id,
          revision: goal.revision,
          decision: verb,
          ...(reason ? { reason } : {}),
        },
      ]),
    onSuccess: (answer, { goal }) => {
      const [result] = answer.items;
      const text = result?.problem
        ? `${STRINGS.goalNotTaken}: ${result.problem.detail}`
        : result?.state === "running"
          ? STRINGS.goalBegun
          : STRINGS.goalDropped;
      setTold((before) => [
        ...before.filter((each) => each.goal.goal_id !== goal.goal_id),
        { goal, text },
      ]);
    },
    onSettled: () =>
      Promise.all(
        [inboxKeys.all, goalKeys.all, missionKeys.all, budgetKeys.all].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  });
  const onDecide = (goal: GoalInboxItem, verb: Asked["verb"], reason?: string) => {
    if (verb === "approve") {
      decide.mutate({ goal, verb });
      return;
    }
    rejections.hold({
      subjectIds: [goal.goal_id],
      title: goal.objective,
      send: async () => {
        // Told by whoever holds the rejection back: this list may be gone by then.
        const refused = (await decide.mutateAsync({ goal, verb, reason })).items[0]?.problem;
        if (refused) throw new Error(refused.detail);
      },
    });
  };
  const { leaving } = useRejections();
  const goals = every.filter((goal) => !leaving.has(goal.goal_id));
  if (goals.length === 0 && told.length === 0) return null;
  return (
    <>
      {decide.error && (
        <Notice
          tone="danger"
          title={STRINGS.refused}
          detail={decide.error.message}
          code={decide.error instanceof ApiError ? decide.error.code : undefined}
          alert
        />
      )}
      <div className="inbox-results" role="status" aria-label={STRINGS.goalResults}>
        {told.map(({ goal, text }) => (
          <p key={goal.goal_id} className="inbox-told small">
            {link(goal.goal_id, goal.objective)}: {text}
          </p>
        ))}
      </div>
      {goals.length > 0 && (
        <div className="section">
          <ul className="inbox" aria-label={STRINGS.goals}>
            {goals.map((goal) => (
              <Row
                key={`${goal.goal_id} ${goal.revision}`}
                goal={goal}
                now={now}
                link={link}
                pending={decide.isPending}
                onDecide={(verb, reason) => onDecide(goal, verb, reason)}
              />
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

interface RowProps {
  readonly goal: GoalInboxItem;
  readonly now: number;
  readonly link: Props["link"];
  readonly pending: boolean;
  readonly onDecide: (verb: Asked["verb"], reason?: string) => void;
}

function Row({ goal, now, link, pending, onDecide }: RowProps) {
  const [rejecting, setRejecting] = useState(false);
  const { objective, expires_at: until, part_count: parts } = goal;
  const asks = goal.kind === "clarification";
  const urgent = isUrgent(until, now);
  const kind = GOAL_KINDS[asks ? "question" : "plan"];
  return (
    <li className="inbox-item inbox-goal">
      <div className="inbox-body">
        <div className="inbox-head">
          <Badge label={kind.label} tone={kind.tone} glyph={kind.glyph} />
          <b className="inbox-goal-name">{link(goal.goal_id, objective)}</b>
          <span className="muted small tabular inbox-since">
            <AgoTime at={goal.waiting_since} now={now} />
          </span>
        </div>
        {asks ? (
          <p className="inbox-asked">{goal.asked}</p>
        ) : (
          <p className="inbox-terms">
            <span className="tabular">{STRINGS.missions(parts)}</span>
            <span className="tabular">{STRINGS.inAll(formatUsd(goal.cost_at_stake_usd))}</span>
            {goal.risk && <span>{RISKS[goal.risk]}</span>}
            {goal.revision > 1 && (
              <span className="tabular">{STRINGS.revision(goal.revision)}</span>
            )}
          </p>
        )}
        {goal.warnings.length > 0 && (
          <ul className="inbox-notes">
            {goal.warnings.map((line) => (
              <li key={line} className="is-warning">
                {line}
              </li>
            ))}
          </ul>
        )}
        <div className="inbox-foot">
          <p className={cn("inbox-deadline small", urgent ? "is-urgent" : "muted")}>
            {until === null ? (
              STRINGS.waitsForEver
            ) : (
              <>
                {STRINGS.within}{" "}
                <time dateTime={until} title={formatFull(until)} className="tabular">
                  {timeTo(until, now)}
                </time>
                , {STRINGS.or} {STRINGS.goalLapses}.
              </>
            )}
          </p>
          {rejecting ? (
            <ReasonForm
              label={STRINGS.reason}
              confirm={STRINGS.reject}
              back={STRINGS.back}
              pending={pending}
              onConfirm={(reason) => onDecide("reject", reason)}
              onBack={() => setRejecting(false)}
            />
          ) : (
            <div className="inbox-actions">
              {!asks && (
                <Button
                  disabled={pending}
                  aria-label={`${STRINGS.approve}: ${objective}`}
                  onClick={() => onDecide("approve")}
                >
                  {STRINGS.approve}
                </Button>
              )}
              <Button
                kind="danger"
                disabled={pending}
                aria-label={`${STRINGS.reject}: ${objective}`}
                onClick={() => setRejecting(true)}
              >
                {STRINGS.reject}
              </Button>
              {link(goal.goal_id, asks ? STRINGS.answer : STRINGS.lookAtPlan)}
            </div>
          )}
        </div>
      </div>
    </li>
  );
}
