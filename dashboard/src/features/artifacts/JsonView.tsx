/** Any content as indented JSON; React escapes it. */
export function JsonView({ value }: { readonly value: unknown }) {
  return (
    <pre className="json mono" tabIndex={0}>
      {JSON.stringify(value, null, 2)}
    </pre>
  );
}
