import { useState } from "react";

import { ApiError } from "../../api/client";
import { formatUsd, sumUsd } from "../../domain/money";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { amountFault } from "./money-needed";
import { STRINGS } from "./strings";
import type { Decide } from "./use-decide";

import "./edit-and-top-up.css";

interface Props {
  readonly revision: number;
  readonly attempt: number;
  readonly cap: string;
  readonly missing: string;
  readonly decide: Decide;
  readonly onReject: () => void;
}

/** Give a parked run what it lacks, or more; it goes on with the call that it lacked. */
export function TopUpForm({ revision, attempt, cap, missing, decide, onReject }: Props) {
  const [amount, setAmount] = useState(missing);
  const fault = amountFault(amount, missing);
  const refusal = decide.error;
  const refused =
    refusal instanceof ApiError && refusal.field === "amount_usd" ? refusal.message : undefined;
  const wrong = { unreadable: STRINGS.capError, too_little: STRINGS.tooLittle(formatUsd(missing)) };
  const asked = decide.isPending ? decide.variables.kind : null;
  return (
    <form
      className="top-up"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (fault !== null) return;
        decide.mutate({ kind: "top_up", revision, attempt, amount: amount.trim() });
      }}
    >
      <Field
        label={STRINGS.topUpAmount}
        hint={STRINGS.newCap(formatUsd(sumUsd([cap, amount])))}
        error={fault === null ? refused : wrong[fault]}
      >
        {(ids) => (
          <input
            {...ids}
            className="input num"
            inputMode="decimal"
            autoComplete="off"
            data-first-field
            value={amount}
            onChange={(event) => setAmount(event.target.value)}
          />
        )}
      </Field>
      <Button
        type="submit"
        kind="primary"
        pending={asked === "top_up"}
        disabled={fault !== null || asked !== null}
      >
        {STRINGS.topUp}
      </Button>
      <Button kind="danger" disabled={asked !== null} onClick={onReject}>
        {STRINGS.cancelRun}
      </Button>
    </form>
  );
}
