import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";

import { sessionListQuery } from "../../api/chat";
import { missionListQuery } from "../../api/missions";
import { lookOf } from "../../domain/mission-status";
import { useDebounced } from "../../lib/use-debounced";
import { Icon } from "../../ui/Icon";
import { Notice } from "../../ui/Notice";
import { matching, type Command, type CommandGroup } from "./matches";
import { Options } from "./Options";
import { STRINGS } from "./strings";

import "./palette.css";

const TYPING_MS = 150;
const SHOWN = 6;

interface Props {
  /** What can be done and gone to without asking the server. */
  readonly groups: readonly CommandGroup[];
  readonly onMission: (missionId: string) => void;
  readonly onSession: (sessionId: string) => void;
  readonly onClose: () => void;
}

/** One field for everything: what is typed finds screens, actions, missions and conversations. */
export function Palette({ groups, onMission, onSession, onClose }: Props) {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [text, setText] = useState("");
  // Nothing is marked before something is typed or chosen: Enter alone must not approve.
  const [at, setAt] = useState(-1);
  const [refusal, setRefusal] = useState<string | null>(null);
  const found = useFound(text, onMission, onSession);
  const shown = [...matching(groups, text), ...found.groups];
  const commands = shown.flatMap((group) => group.commands);
  const marked = commands[Math.min(at, commands.length - 1)] ?? null;

  useEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);

  const take = async (command: Command) => {
    if (!command.stays) {
      onClose();
      command.run();
      return;
    }
    try {
      await command.run();
      onClose();
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : String(error));
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined && commands.length > 0) {
      event.preventDefault();
      const from = Math.min(at, commands.length - 1);
      const before = from === -1 && by === -1 ? 0 : from;
      setAt((before + by + commands.length) % commands.length);
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing && marked !== null) {
      event.preventDefault();
      void take(marked);
    }
  };
  return (
    <dialog
      ref={box}
      className="dialog palette"
      aria-label={STRINGS.title}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === box.current) onClose();
      }}
    >
      <div className="palette-field">
        <Icon name="search" size={16} />
        <input
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={marked === null ? undefined : `${id}-${marked.id}`}
          aria-label={STRINGS.field}
          placeholder={STRINGS.placeholder}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(event.target.value.trim() === "" ? -1 : 0);
            setRefusal(null);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      {refusal !== null && <Notice tone="danger" title={STRINGS.refused} detail={refusal} alert />}
      <Options id={id} groups={shown} marked={marked} onTake={(command) => void take(command)} />
      {commands.length === 0 && !found.pending && (
        <p className="palette-nothing muted">{found.error ?? STRINGS.nothing}</p>
      )}
      <p className="hidden-text" role="status">
        {text === "" ? "" : STRINGS.counted(commands.length)}
      </p>
    </dialog>
  );
}

/** Ask the server for the missions with these words, and look among the last conversations. */
function useFound(
  text: string,
  onMission: Props["onMission"],
  onSession: Props["onSession"],
): { groups: CommandGroup[]; pending: boolean; error: string | null } {
  const q = useDebounced(text.trim(), TYPING_MS);
  const missions = useInfiniteQuery({
    ...missionListQuery({ status: "", q }),
    placeholderData: keepPreviousData,
  });
  const sessions = useInfiniteQuery(sessionListQuery(false));
  const first = missions.data?.pages[0]?.items ?? [];
  const talks = sessions.data?.pages.flatMap((page) => page.items) ?? [];
  const missionCommands = first.map((mission): Command => ({
    id: mission.mission_id,
    label: mission.objective,
    icon: lookOf(mission.status).glyph,
    note: lookOf(mission.status).label,
    run: () => onMission(mission.mission_id),
  }));
  const sessionCommands = talks.map((talk): Command => ({
    id: talk.session_id,
    label: talk.title || STRINGS.untitled,
    icon: "chat",
    run: () => onSession(talk.session_id),
  }));
  const asked = { title: STRINGS.missions, commands: missionCommands };
  // Until the server has answered, what it said before is looked through here.
  const answered = q === text.trim() && !missions.isPlaceholderData;
  const groups = [
    ...(answered ? [asked] : matching([asked], text)).map(({ title, commands }) => ({
      title,
      commands: commands.slice(0, SHOWN),
    })),
    ...matching([{ title: STRINGS.sessions, commands: sessionCommands }], q).map((group) => ({
      ...group,
      commands: group.commands.slice(0, q === "" ? 3 : SHOWN),
    })),
  ].filter(({ commands }) => commands.length > 0);
  const error = missions.error ? `${STRINGS.failed}: ${missions.error.message}` : null;
  return { groups, pending: missions.isPending, error };
}
