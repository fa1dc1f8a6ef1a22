import type { Mark } from "./AgentRow";
import { Announcer } from "./Announcer";
import { LiveAgents } from "./LiveAgents";
import { TaskPipeline } from "./TaskPipeline";

import "./whiteboard.css";

interface Props {
  /** The mission that is open beside the board. */
  readonly selected: string | null;
  readonly onOpen: (missionId: string) => void;
  readonly mark?: Mark;
}

/** The whiteboard: Live Agents and the Task Pipeline, as the stream tells them. */
export function BuddyWhiteboard({ selected, onOpen, mark }: Props) {
  return (
    <>
      <Announcer />
      <LiveAgents selected={selected} onOpen={onOpen} mark={mark} />
      <TaskPipeline selected={selected} onOpen={onOpen} />
    </>
  );
}
