import type { ToolServer } from "../../api/types";
import { Badge } from "../../ui/Badge";
import { Empty } from "../../ui/Empty";
import type { IconName } from "../../ui/Icon";
import { Section } from "../../ui/Section";
import type { Tone } from "../../ui/tone";
import { STRINGS } from "./strings";

const LOOKS: Readonly<Record<ToolServer["state"], { tone: Tone; glyph: IconName }>> = {
  connecting: { tone: "neutral", glyph: "clock" },
  ready: { tone: "success", glyph: "check" },
  unavailable: { tone: "danger", glyph: "cross" },
};

/** The MCP servers and how each stands. */
export function Servers({ servers }: { readonly servers: readonly ToolServer[] }) {
  return (
    <Section title={STRINGS.servers}>
      {servers.length === 0 && <Empty title={STRINGS.noServers} hint={STRINGS.noServersHint} />}
      <ul className="rows">
        {servers.map((server) => (
          <li key={server.name} className="tool">
            <div className="tool-head">
              <h3 className="mono">{server.name}</h3>
              <Badge label={STRINGS.states[server.state]} {...LOOKS[server.state]} />
            </div>
            <p className="tool-facts muted">
              <span>{server.transport}</span>
              <span>{STRINGS.serverTools(server.tools)}</span>
              {server.protocol !== null && <span>{STRINGS.protocol(server.protocol)}</span>}
            </p>
            {server.reason !== null && <p>{server.reason}</p>}
            {server.notes.map((note) => (
              <p key={note} className="muted small">
                {note}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}
