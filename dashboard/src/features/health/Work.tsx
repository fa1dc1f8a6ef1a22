import { useQuery } from "@tanstack/react-query";

import { instanceQuery } from "../../api/instance";
import { toolsQuery } from "../../api/tools";
import { useStream } from "../../stream/use-stream";
import { Section } from "../../ui/Section";
import { STRINGS } from "./strings";

/** How busy Buddy is, and how many of the servers that it uses are there. */
export function Work() {
  const instance = useQuery(instanceQuery()).data;
  const capacity = useStream((view) => view.capacity);
  const servers = useQuery(toolsQuery()).data?.servers;
  const up = servers?.filter(({ state }) => state === "ready").length ?? 0;
  return (
    <Section title={STRINGS.work}>
      <dl className="work">
        <div>
          <dt>{STRINGS.running}</dt>
          <dd className="num">{instance?.running ?? "…"}</dd>
        </div>
        <div>
          <dt>{STRINGS.queued}</dt>
          <dd className="num">{instance?.queued ?? "…"}</dd>
        </div>
        <div>
          <dt>{STRINGS.places}</dt>
          <dd className="num">{capacity?.limit ?? "…"}</dd>
        </div>
        <div>
          <dt>{STRINGS.servers}</dt>
          <dd>
            {servers === undefined
              ? "…"
              : servers.length === 0
                ? STRINGS.noServers
                : STRINGS.serversUp(up, servers.length)}
          </dd>
        </div>
      </dl>
    </Section>
  );
}
