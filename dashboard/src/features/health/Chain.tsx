import { useQuery } from "@tanstack/react-query";

import { chainQuery } from "../../api/health";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { Section } from "../../ui/Section";
import { STRINGS } from "./strings";

/** The audit chain, read from end to end when somebody asks for it. */
export function Chain() {
  const { data, error, isFetching, refetch } = useQuery(chainQuery());
  const links = data?.chains.reduce((sum, chain) => sum + chain.links, 0) ?? 0;
  return (
    <Section
      title={STRINGS.chain}
      aside={
        <Button pending={isFetching} onClick={() => void refetch()}>
          {STRINGS.check}
        </Button>
      }
    >
      <div className="chain">
        <p className="muted small">{STRINGS.chainHint}</p>
        {error && <Notice tone="danger" title={STRINGS.notChecked} detail={error.message} alert />}
        {data?.ok && (
          <p role="status">
            <b>{STRINGS.holds(links)}</b>
          </p>
        )}
        {data && !data.ok && (
          <Notice tone="danger" title={STRINGS.broken} alert>
            <ul>
              {[...data.problems, ...data.chains.flatMap(({ problems }) => problems)].map(
                (problem, index) => (
                  <li key={index}>{problem.message}</li>
                ),
              )}
            </ul>
          </Notice>
        )}
      </div>
    </Section>
  );
}
