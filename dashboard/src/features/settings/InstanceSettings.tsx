import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";

import { ApiError } from "../../api/client";
import { settingsQuery } from "../../api/settings";
import type { Setting } from "../../api/types";
import { Button } from "../../ui/Button";
import { Empty } from "../../ui/Empty";
import { Notice } from "../../ui/Notice";
import { Section } from "../../ui/Section";
import { Skeleton } from "../../ui/Skeleton";
import { ChangeSetting } from "./ChangeSetting";
import { STRINGS } from "./strings";

interface Props {
  readonly budgets: ReactNode;
  readonly tools: ReactNode;
}

/** Every setting of the instance: its variable, its value, and what it does. */
export function InstanceSettings({ budgets, tools }: Props) {
  const { data, error, isPending, refetch } = useQuery(settingsQuery());
  const [text, setText] = useState("");
  const waiting = (data?.items ?? []).filter(({ waits }) => waits).length;
  const shown = (data?.items ?? []).filter((setting) => has(setting, text));
  return (
    <Section title={STRINGS.instance}>
      <p className="settings-hint muted small">
        {STRINGS.instanceHint} {budgets}, {tools}.
      </p>
      {isPending && <Skeleton lines={8} label={STRINGS.loading} />}
      {error && (
        <div className="section-note">
          <Notice
            tone="danger"
            title={data ? STRINGS.stale : STRINGS.failed}
            detail={error.message}
            code={error instanceof ApiError ? error.code : undefined}
            alert
          >
            <Button onClick={() => void refetch()}>{STRINGS.retry}</Button>
          </Notice>
        </div>
      )}
      {data && (
        <>
          {waiting > 0 && (
            <div className="section-note">
              <Notice
                tone="attention"
                glyph="clock"
                title={STRINGS.waiting(waiting)}
                detail={STRINGS.waitingDetail}
              />
            </div>
          )}
          <div className="settings-filter">
            <input
              type="search"
              className="input"
              aria-label={STRINGS.filter}
              placeholder={STRINGS.filterPlaceholder}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </div>
          {shown.length === 0 && <Empty title={STRINGS.noMatch} />}
          <dl className="settings">
            {shown.map((setting) => (
              <div key={setting.name}>
                <dt className="mono">{setting.name}</dt>
                <dd>
                  {setting.changeable ? (
                    <ChangeSetting setting={setting} />
                  ) : (
                    <Value setting={setting} />
                  )}
                  <p className="muted small">
                    <Meaning text={setting.meaning} />
                  </p>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </Section>
  );
}

function Value({ setting: { value, secret, given } }: { readonly setting: Setting }) {
  const note = <span className="muted small">{given ? STRINGS.given : STRINGS.byDefault}</span>;
  if (secret) return <p>{given ? STRINGS.secret : STRINGS.notSet}</p>;
  if (value === null) return <p className="muted">{STRINGS.notSet}</p>;
  return (
    <p>
      {value === "" ? <span className="muted">{STRINGS.empty}</span> : <code>{value}</code>} {note}
    </p>
  );
}

/** A sentence in which backticks mark what is written as it stands. */
function Meaning({ text }: { readonly text: string }) {
  return text
    .split("`")
    .map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));
}

function has({ name, value, meaning }: Setting, text: string): boolean {
  const all = `${name} ${value ?? ""} ${meaning}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
