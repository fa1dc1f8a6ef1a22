import type { IconName } from "../ui/Icon";
import type { Screen } from "./router";
import { STRINGS } from "./strings";

export interface Way {
  readonly to: Screen;
  readonly label: string;
  readonly icon: IconName;
  /** The single key that goes there. */
  readonly hotkey: string;
  /** Whether it stands in the bar of a phone; the others are behind its menu. */
  readonly first?: boolean;
}

/** Every screen, once: the navigation, the keys, the help and the palette read it here. */
export const GROUPS: readonly { readonly title: string; readonly ways: readonly Way[] }[] = [
  {
    title: STRINGS.groups.work,
    ways: [
      { to: "board", label: STRINGS.page, icon: "board", hotkey: "w", first: true },
      { to: "chat", label: STRINGS.chat, icon: "chat", hotkey: "c", first: true },
      { to: "inbox", label: STRINGS.inbox, icon: "inbox", hotkey: "i", first: true },
      { to: "missions", label: STRINGS.missions, icon: "list", hotkey: "f", first: true },
    ],
  },
  {
    title: STRINGS.groups.plan,
    ways: [
      { to: "goals", label: STRINGS.goals, icon: "goal", hotkey: "g" },
      { to: "schedules", label: STRINGS.schedules, icon: "clock", hotkey: "s" },
      { to: "recipes", label: STRINGS.recipes, icon: "proposal", hotkey: "p" },
    ],
  },
  {
    title: STRINGS.groups.look,
    ways: [
      { to: "budgets", label: STRINGS.budgets, icon: "coins", hotkey: "b" },
      { to: "learning", label: STRINGS.learning, icon: "learning", hotkey: "l" },
      { to: "metrics", label: STRINGS.metrics, icon: "signal", hotkey: "m" },
    ],
  },
  {
    title: STRINGS.groups.instance,
    ways: [
      { to: "tools", label: STRINGS.tools, icon: "tools", hotkey: "t" },
      { to: "health", label: STRINGS.health, icon: "pulse", hotkey: "h" },
      { to: "settings", label: STRINGS.settings, icon: "settings", hotkey: "," },
    ],
  },
];

export const WAYS: readonly Way[] = GROUPS.flatMap(({ ways }) => ways);
