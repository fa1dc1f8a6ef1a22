import { useMutation, useQueryClient } from "@tanstack/react-query";

import { toolKeys } from "../../api/query-keys";
import { switchTool } from "../../api/tools";
import type { Tool } from "../../api/types";
import { formatDuration } from "../../domain/duration";
import { formatUsd } from "../../domain/money";
import { cn } from "../../lib/cn";
import { Badge } from "../../ui/Badge";
import { Notice } from "../../ui/Notice";
import { Switch } from "../../ui/Switch";
import { STRINGS } from "./strings";

const RISKS = { read: "neutral", write: "attention", irreversible: "danger" } as const;

/** One tool with its switch; what it declares in full is folded away. */
export function ToolRow({ tool }: { readonly tool: Tool }) {
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (on: boolean) => switchTool(tool.name, on),
    onSettled: () => queries.invalidateQueries({ queryKey: toolKeys.all }),
  });
  const on = change.isPending ? change.variables : tool.enabled;
  return (
    <li className={cn("tool", !on && "is-off")}>
      <div className="tool-head">
        <h3 className="mono">{tool.name}</h3>
        {tool.risk !== "read" && (
          <Badge label={STRINGS.risks[tool.risk]} tone={RISKS[tool.risk]} glyph="warning" />
        )}
        {tool.contacts_network && <Badge label={STRINGS.network} tone="neutral" glyph="external" />}
        <Switch
          label={STRINGS.on(tool.name)}
          on={on}
          pending={change.isPending}
          onChange={(wanted) => change.mutate(wanted)}
        />
      </div>
      <p>{tool.description}</p>
      <p className="tool-facts muted">
        <span>{priceOf(tool)}</span>
        {tool.typical_seconds !== null && (
          <span>{STRINGS.typical(formatDuration(tool.typical_seconds))}</span>
        )}
        <span>{STRINGS.atMost(formatDuration(tool.timeout_seconds))}</span>
        {tool.intents.length > 0 && <span>{STRINGS.serves(tool.intents.join(", "))}</span>}
      </p>
      {tool.unavailable !== null && (
        <Notice tone="attention" title={STRINGS.unavailable} detail={tool.unavailable} />
      )}
      {change.error && (
        <Notice tone="danger" title={STRINGS.refused} detail={change.error.message} alert />
      )}
      <details className="tool-more">
        <summary>{STRINGS.more}</summary>
        {tool.examples.length > 0 && (
          <>
            <h4>{STRINGS.examples}</h4>
            <ul>
              {tool.examples.map((example) => (
                <li key={example}>{example}</li>
              ))}
            </ul>
          </>
        )}
        <h4>{STRINGS.input}</h4>
        <pre tabIndex={0} aria-label={STRINGS.input}>
          {JSON.stringify(tool.input_schema, null, 2)}
        </pre>
        {tool.undo !== null && (
          <p>
            {STRINGS.undo}: {tool.undo}
          </p>
        )}
        <p className="muted">{tool.idempotent ? STRINGS.repeatable : STRINGS.notRepeatable}</p>
      </details>
    </li>
  );
}

function priceOf({ price }: Tool): string {
  if (price.kind === "zero") return STRINGS.free;
  if (price.kind === "unknown") return STRINGS.unknownPrice;
  return STRINGS.perCall(formatUsd(price.per_call));
}
