import { useEffect, useSyncExternalStore } from "react";

import { recall, remember } from "./stored";

export type Theme = "system" | "light" | "dark";

const KEY = "buddy.theme";
const NEXT: Readonly<Record<Theme, Theme>> = { system: "light", light: "dark", dark: "system" };
const listeners = new Set<() => void>();

function remembered(): Theme {
  const theme = recall(KEY);
  return theme === "light" || theme === "dark" ? theme : "system";
}

/** Choose a theme; every part of the page that shows the choice is told. */
export function chooseTheme(theme: Theme): void {
  remember(KEY, theme === "system" ? null : theme);
  listeners.forEach((listener) => listener());
}

/** Return the chosen theme and a function that goes on to the next one. */
export function useTheme(): [Theme, () => void] {
  const theme = useSyncExternalStore(subscribe, remembered);
  useEffect(() => {
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    const show = () => {
      const shown = theme === "system" ? (dark.matches ? "dark" : "light") : theme;
      document.documentElement.dataset.theme = shown;
    };
    show();
    dark.addEventListener("change", show);
    return () => dark.removeEventListener("change", show);
  }, [theme]);
  return [theme, () => chooseTheme(NEXT[theme])];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
