import { useQuery } from "@tanstack/react-query";

import { netValueQuery } from "../../api/learning";
import type { NetValue as NetValueData } from "../../api/types";
import { Empty } from "../../ui/Empty";
import { Section } from "../../ui/Section";
import { Skeleton } from "../../ui/Skeleton";
import { STRINGS } from "./strings";
import { ValueTable, type ValueRow } from "./ValueTable";

import "./learning-table.css";

/** What the missions of thirty days were worth by tool; what nobody spoke of has no number. */
export function NetValue() {
  const value = useQuery(netValueQuery());
  return (
    <Section title={STRINGS.value}>
      {value.isPending && <Skeleton lines={3} label={STRINGS.loadingValue} />}
      {value.error && (
        <p className="learning-empty field-error">
          {STRINGS.valueFailed} {value.error.message}
        </p>
      )}
      {value.data && <Shown value={value.data} />}
    </Section>
  );
}

/** The same of recipes and schedules alone: what comes again and may lose money again. */
export function RepeatedValue() {
  const value = useQuery(netValueQuery());
  const { data, error } = value;
  return (
    <Section title={STRINGS.repeatedValue}>
      {value.isPending && <Skeleton lines={3} label={STRINGS.loadingValue} />}
      {error && (
        <p className="learning-empty field-error">
          {STRINGS.valueFailed} {error.message}
        </p>
      )}
      {data?.repeated.length === 0 && (
        <Empty title={STRINGS.noRepeated} hint={STRINGS.noValueHint} />
      )}
      {data !== undefined && data.repeated.length > 0 && (
        <div className="learning-frame">
          <ValueTable
            label={STRINGS.repeatedValue}
            head={STRINGS.repeated}
            rows={repeatedRows(data)}
          />
          <p className="learning-rest muted small">{STRINGS.rateOf(data.rate_usd_per_hour)}</p>
        </div>
      )}
    </Section>
  );
}

function Shown({ value }: { readonly value: NetValueData }) {
  if (value.tools.length === 0) {
    return <Empty title={STRINGS.noValue} hint={STRINGS.noValueHint} />;
  }
  const tools: ValueRow[] = value.tools.map((each) => ({
    key: each.tool ?? "",
    name: <span className="mono">{each.tool ?? STRINGS.noTool}</span>,
    value: each,
  }));
  if (tools.length > 1) {
    tools.push({ key: "all", name: <span>{STRINGS.all}</span>, value: value.total });
  }
  return (
    <div className="learning-frame">
      <ValueTable label={STRINGS.value} head={STRINGS.tool} rows={tools} />
      {value.repeated.length > 0 && (
        <ValueTable
          label={STRINGS.repeatedValue}
          head={STRINGS.repeated}
          rows={repeatedRows(value)}
        />
      )}
      <p className="learning-rest muted small">{STRINGS.rateOf(value.rate_usd_per_hour)}</p>
    </div>
  );
}

function repeatedRows({ repeated }: NetValueData): readonly ValueRow[] {
  return repeated.map(({ kind, id, name, figures }) => ({
    key: `${kind} ${id}`,
    name: (
      <span>
        {name} <span className="muted small">{STRINGS.kinds[kind]}</span>
      </span>
    ),
    value: figures,
  }));
}
