import { useEffect, useRef } from "react";

import { cn } from "../../lib/cn";
import { Icon } from "../../ui/Icon";
import type { Command, CommandGroup } from "./matches";
import { STRINGS } from "./strings";

interface Props {
  readonly id: string;
  readonly groups: readonly CommandGroup[];
  readonly marked: Command | null;
  readonly onTake: (command: Command) => void;
}

/** What the palette has found; the field above keeps the focus, the marked one is told by it. */
export function Options({ id, groups, marked, onTake }: Props) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [marked]);
  return (
    <div ref={list} id={id} role="listbox" aria-label={STRINGS.results} className="palette-list">
      {groups.map(({ title, commands }) => (
        <div key={title} role="group" aria-label={title}>
          <p className="palette-title" aria-hidden="true">
            {title}
          </p>
          {commands.map((command) => (
            <div
              key={command.id}
              id={`${id}-${command.id}`}
              role="option"
              aria-selected={command === marked}
              className={cn("palette-option", command === marked && "is-marked")}
              onClick={() => onTake(command)}
            >
              <Icon name={command.icon} size={16} />
              <span className="palette-label">{command.label}</span>
              {command.note !== undefined && <span className="muted small">{command.note}</span>}
              {command.hotkey !== undefined && <kbd aria-hidden="true">{command.hotkey}</kbd>}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
