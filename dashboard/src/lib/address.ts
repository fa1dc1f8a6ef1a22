/** Return a part of the address behind its question mark. */
export function readParameter(name: string): string | null {
  return new URLSearchParams(location.search).get(name);
}

/** Put it there, or take it away with null; the page stays, and its address says what is open. */
export function writeParameter(name: string, value: string | null): void {
  const query = new URLSearchParams(location.search);
  if (value === null) query.delete(name);
  else query.set(name, value);
  const search = query.toString();
  history.replaceState(
    history.state,
    "",
    location.pathname + (search ? `?${search}` : "") + location.hash,
  );
}
