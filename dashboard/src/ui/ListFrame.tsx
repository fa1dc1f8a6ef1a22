import type { ReactNode } from "react";

import { Button } from "./Button";
import { Notice } from "./Notice";
import { Section } from "./Section";
import { Skeleton } from "./Skeleton";

interface Found {
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly data: unknown;
  readonly refetch: () => unknown;
}

/** A list that comes in pages has the way to the next one. */
interface Paged extends Found {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

interface Props {
  readonly title: string;
  readonly hint: string;
  /** The heading of the list itself. */
  readonly listTitle: string;
  readonly found: Found | Paged;
  readonly words: {
    readonly loading: string;
    readonly failed: string;
    /** Said where an older reading is still shown. */
    readonly stale: string;
    readonly retry: string;
    readonly more?: string;
  };
  /** Stands between the title and the list. */
  readonly above?: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A screen that is one list: its title, what is said until it is read or where it cannot be. */
export function ListFrame({ title, hint, listTitle, found, words, above, aside, children }: Props) {
  const { error, isPending, data } = found;
  const known = data !== undefined;
  return (
    <>
      <header className="screen-title">
        <h1>{title}</h1>
        <p className="muted small">{hint}</p>
      </header>
      {above}
      {isPending && (
        <div className="section">
          <Skeleton lines={6} label={words.loading} />
        </div>
      )}
      {error && (
        <Notice
          tone="danger"
          title={known ? words.stale : words.failed}
          detail={error.message}
          code={codeOf(error)}
          alert
        >
          <Button onClick={() => void found.refetch()}>{words.retry}</Button>
        </Notice>
      )}
      {known && (
        <Section title={listTitle} aside={aside}>
          {children}
          {"hasNextPage" in found && found.hasNextPage && (
            <div className="list-more">
              <Button
                kind="quiet"
                pending={found.isFetchingNextPage}
                onClick={() => void found.fetchNextPage()}
              >
                {words.more}
              </Button>
            </div>
          )}
        </Section>
      )}
    </>
  );
}

function codeOf(error: Error): string | undefined {
  return "code" in error && typeof error.code === "string" ? error.code : undefined;
}
