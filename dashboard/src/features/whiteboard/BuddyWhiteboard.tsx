import type { ReactNode } from "react";

import { Section } from "../../ui/Section";
import { Skeleton } from "../../ui/Skeleton";
import type { Mark } from "./AgentRow";
import { Announcer } from "./Announcer";
import { LiveAgents } from "./LiveAgents";
import { STRINGS } from "./strings";
import { TaskPipeline } from "./TaskPipeline";

import "./whiteboard.css";

interface Props {
  /** The mission that is open beside the board. */
  readonly selected: string | null;
  readonly onOpen: (missionId: string) => void;
  readonly mark?: Mark;
  /** Goals at work, above what runs. */
  readonly goals?: ReactNode;
  /** Whether all that stands on it has been read: it comes at once, so that nothing moves. */
  readonly ready?: boolean;
}

/** The whiteboard: Live Agents and the Task Pipeline, as the stream tells them. */
export function BuddyWhiteboard({ selected, onOpen, mark, goals, ready = true }: Props) {
  return (
    <>
      <Announcer />
      {ready ? (
        <>
          {goals}
          <LiveAgents selected={selected} onOpen={onOpen} mark={mark} />
          <TaskPipeline selected={selected} onOpen={onOpen} />
        </>
      ) : (
        <Section title={STRINGS.liveAgents}>
          <Skeleton lines={6} label={STRINGS.loading} />
        </Section>
      )}
    </>
  );
}
