import { useQuery } from "@tanstack/react-query";

import { receiptQuery, reportPath } from "../../api/missions";
import type { Receipt as ReceiptData } from "../../api/types";
import { formatDuration } from "../../domain/duration";
import { formatUsd } from "../../domain/money";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Notice } from "../../ui/Notice";
import { Section } from "../../ui/Section";
import { Skeleton } from "../../ui/Skeleton";
import { Approvals } from "./Approvals";
import { Calls } from "./Calls";
import { STRINGS, verdictOf } from "./strings";

import "./receipt.css";

/** What was approved by whom, what was promised, and what it cost, call by call. */
export function Receipt({ missionId }: { readonly missionId: string }) {
  const receipt = useQuery(receiptQuery(missionId));
  const report = reportPath(missionId);
  return (
    <Section
      title={STRINGS.title}
      aside={
        <span className="receipt-links">
          <a href={report} target="_blank" rel="noopener noreferrer" title={STRINGS.reportHint}>
            <Icon name="external" size={12} /> {STRINGS.openReport}
          </a>
          <a href={report} download={`buddy-${missionId}.html`}>
            {STRINGS.saveReport}
          </a>
        </span>
      }
    >
      {receipt.isPending && <Skeleton lines={4} label={STRINGS.loading} />}
      {receipt.error && !receipt.data && (
        <div className="section-note">
          <Notice tone="danger" title={STRINGS.failed} detail={receipt.error.message} alert>
            <Button onClick={() => void receipt.refetch()}>{STRINGS.retry}</Button>
          </Notice>
        </div>
      )}
      {receipt.data && (
        <div className="receipt">
          <Figures receipt={receipt.data} />
          <Approvals approvals={receipt.data.approvals} />
          <Calls receipt={receipt.data} />
        </div>
      )}
    </Section>
  );
}

function Figures({ receipt }: { readonly receipt: ReceiptData }) {
  const { promised, elapsed_seconds: took, reserved_usd: reserved } = receipt;
  const verdict = verdictOf(receipt);
  const figures = [
    [STRINGS.actual, receipt.spent_usd],
    [STRINGS.typical, promised?.p50_usd],
    [STRINGS.high, promised?.p90_usd],
    [STRINGS.cap, receipt.cap_usd],
  ] as const;
  return (
    <>
      <dl className="receipt-figures">
        {figures.map(([name, amount]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="num">
              {amount === null || amount === undefined ? STRINGS.unknown : formatUsd(amount)}
            </dd>
          </div>
        ))}
      </dl>
      <p className="receipt-verdict">
        <Badge
          label={verdict.text}
          tone={verdict.tone}
          glyph={verdict.tone === "success" ? "check" : "warning"}
        />
        <span className="muted small">
          {took !== null && `${tookText(took, receipt)} `}
          {Number(reserved) > 0 &&
            STRINGS.aside(formatUsd(reserved), formatUsd(receipt.released_usd))}
        </span>
      </p>
    </>
  );
}

function tookText(took: number, { duration }: ReceiptData): string {
  const { p50_seconds: p50 = null, p90_seconds: p90 = null } = duration ?? {};
  if (p50 === null) return STRINGS.tookOnly(formatDuration(took));
  const range =
    p90 === null || p90 === p50
      ? `about ${formatDuration(p50)}`
      : `${formatDuration(p50)} – ${formatDuration(p90)}`;
  return STRINGS.took(formatDuration(took), range);
}
