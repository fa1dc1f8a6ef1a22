import type { IconName } from "../../ui/Icon";

/** Something that the palette can do: go somewhere, or change something. */
export interface Command {
  readonly id: string;
  readonly label: string;
  readonly icon: IconName;
  /** Other words by which it is found. */
  readonly words?: string;
  /** The key that does the same elsewhere. */
  readonly hotkey?: string | undefined;
  /** What stands beside it: a status, an age. */
  readonly note?: string;
  /** Whether the palette stays until it is done, to say why where it is refused. */
  readonly stays?: boolean;
  readonly run: () => unknown;
}

export interface CommandGroup {
  readonly title: string;
  readonly commands: readonly Command[];
}

/** Return the groups with the commands that have every word, by the beginning of a word first. */
export function matching(groups: readonly CommandGroup[], text: string): CommandGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return groups
    .map(({ title, commands }) => ({ title, commands: best(commands, words) }))
    .filter(({ commands }) => commands.length > 0);
}

function best(commands: readonly Command[], words: readonly string[]): readonly Command[] {
  if (words.length === 0) return commands;
  return commands
    .map((command) => ({ command, score: scoreOf(command, words) }))
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score)
    .map(({ command }) => command);
}

function scoreOf({ label, words: more = "" }: Command, words: readonly string[]): number {
  const [name, others] = [` ${label}`.toLowerCase(), ` ${more}`.toLowerCase()];
  let score = 0;
  for (const word of words) {
    const begins = name.includes(` ${word}`);
    if (!begins && !name.includes(word) && !others.includes(` ${word}`)) return 0;
    score += begins ? 2 : 1;
  }
  return score;
}
