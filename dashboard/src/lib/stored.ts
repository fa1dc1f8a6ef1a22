/** How long something is remembered: for ever, or as long as this tab is open. */
type Keeper = "browser" | "tab";

function storage(keeper: Keeper): Storage {
  return keeper === "browser" ? localStorage : sessionStorage;
}

/** Read what was remembered; storage may be switched off, then nothing is remembered. */
export function recall(key: string, keeper: Keeper = "browser"): string | null {
  try {
    return storage(keeper).getItem(key);
  } catch {
    return null;
  }
}

/** Remember something, or forget it with null. */
export function remember(key: string, value: string | null, keeper: Keeper = "browser"): void {
  try {
    if (value === null) storage(keeper).removeItem(key);
    else storage(keeper).setItem(key, value);
  } catch {
    // Private windows refuse storage; what was to be kept then lasts as long as the page.
  }
}
