import { useSyncExternalStore } from "react";

/** Return the theme that is shown now, "light" or "dark", and follow it. */
export function useShownTheme(): string {
  return useSyncExternalStore(subscribe, shown);
}

function shown(): string {
  return document.documentElement.dataset.theme ?? "light";
}

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}
