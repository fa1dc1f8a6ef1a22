import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { ApiError } from "../../api/client";
import { toolsQuery } from "../../api/tools";
import type { Tool } from "../../api/types";
import { Button } from "../../ui/Button";
import { Empty } from "../../ui/Empty";
import { Notice } from "../../ui/Notice";
import { Section } from "../../ui/Section";
import { Skeleton } from "../../ui/Skeleton";
import { Servers } from "./Servers";
import { STRINGS } from "./strings";
import { ToolRow } from "./ToolRow";

import "./tools.css";

/** Every tool, built in and of MCP servers: what it is, whether it can be called, and its switch. */
export function Tools() {
  const { data, error, isPending, refetch } = useQuery(toolsQuery());
  const [text, setText] = useState("");
  const shown = (data?.items ?? []).filter((tool) => has(tool, text));
  return (
    <>
      <header className="screen-title">
        <h1>{STRINGS.title}</h1>
        <p className="muted small">{STRINGS.hint}</p>
      </header>
      {isPending && (
        <div className="section">
          <Skeleton lines={8} label={STRINGS.loading} />
        </div>
      )}
      {error && (
        <Notice
          tone="danger"
          title={data ? STRINGS.stale : STRINGS.failed}
          detail={error.message}
          code={error instanceof ApiError ? error.code : undefined}
          alert
        >
          <Button onClick={() => void refetch()}>{STRINGS.retry}</Button>
        </Notice>
      )}
      {data && (
        <>
          <input
            type="search"
            className="input"
            aria-label={STRINGS.filter}
            placeholder={STRINGS.filterPlaceholder}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          {shown.length === 0 && (
            <div className="section">
              <Empty title={STRINGS.noMatch} />
            </div>
          )}
          {groupsOf(shown).map(([server, tools]) => (
            <Section
              key={server ?? ""}
              title={server === null ? STRINGS.builtIn : STRINGS.of(server)}
              aside={
                <span className="muted small tabular">
                  {STRINGS.counted(tools.filter(({ enabled }) => enabled).length, tools.length)}
                </span>
              }
            >
              <ul className="rows">
                {tools.map((tool) => (
                  <ToolRow key={tool.name} tool={tool} />
                ))}
              </ul>
            </Section>
          ))}
          <Servers servers={data.servers} />
        </>
      )}
    </>
  );
}

function has({ name, description, intents }: Tool, text: string): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const all = [name, description, ...intents].join(" ").toLowerCase();
  return words.every((word) => all.includes(word));
}

/** The built in ones first, then each server's. */
function groupsOf(tools: readonly Tool[]): [string | null, Tool[]][] {
  const groups = new Map<string | null, Tool[]>();
  for (const tool of tools) groups.set(tool.server, [...(groups.get(tool.server) ?? []), tool]);
  return [...groups].sort(([left], [right]) => (left ?? "").localeCompare(right ?? ""));
}
