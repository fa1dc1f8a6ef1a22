import { ApiError } from "../../api/client";
import { Notice } from "../../ui/Notice";
import { DifferenceList } from "./DifferenceList";

/** A refused command, with the server's reason and its code. */
export function Refusal({ title, error }: { readonly title: string; readonly error: Error }) {
  const code = error instanceof ApiError ? error.code : undefined;
  const difference = error instanceof ApiError ? error.difference : [];
  return (
    <>
      <Notice tone="danger" title={title} detail={error.message} code={code} alert />
      {difference.length > 0 && <DifferenceList differences={difference} />}
    </>
  );
}
