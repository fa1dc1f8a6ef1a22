import { useEffect, useState } from "react";

import { recall, remember } from "./stored";

export type Theme = "system" | "light" | "dark";

const KEY = "buddy.theme";
const NEXT: Readonly<Record<Theme, Theme>> = { system: "light", light: "dark", dark: "system" };

function remembered(): Theme {
  const theme = recall(KEY);
  return theme === "light" || theme === "dark" ? theme : "system";
}

/** Return the chosen theme and a function that goes on to the next one. */
export function useTheme(): [Theme, () => void] {
  const [theme, setTheme] = useState(remembered);
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
  const next = () => {
    const chosen = NEXT[theme];
    remember(KEY, chosen === "system" ? null : chosen);
    setTheme(chosen);
  };
  return [theme, next];
}
