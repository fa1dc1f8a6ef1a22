import { ApiError } from "../../api/client";
import { changeLine } from "../../domain/difference";
import { DifferenceList } from "../../ui/DifferenceList";
import { Notice } from "../../ui/Notice";
import { STRINGS } from "./strings";

interface Props {
  readonly title: string;
  readonly error: Error;
  readonly children?: React.ReactNode;
}

/** A refused command, with the server's reason, its code and what stands instead. */
export function Refusal({ title, error, children }: Props) {
  const code = error instanceof ApiError ? error.code : undefined;
  const difference = error instanceof ApiError ? error.difference : [];
  return (
    <Notice tone="danger" title={title} detail={error.message} code={code} alert>
      {difference.length > 0 && (
        <DifferenceList label={STRINGS.changedSince} lines={difference.map(changeLine)} />
      )}
      {children}
    </Notice>
  );
}
