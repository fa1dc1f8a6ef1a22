import { useState, type ReactNode } from "react";

import type { ChatBlock, ChatBlockOf } from "../../api/types";
import { changeLine } from "../../domain/difference";
import { DifferenceList } from "../../ui/DifferenceList";
import { STRINGS } from "./strings";

import "./blocks.css";

/** How a mission stands in an answer. */
export interface MissionTalk {
  /** Whether it is shown with what can be decided about it. */
  readonly whole: boolean;
  /** The answer is a question about it, with answers to choose from. */
  readonly asks: boolean;
  /** Whether something is being said already. */
  readonly busy: boolean;
  /** Says something in this conversation. */
  readonly onSay: (text: string) => void;
}

/** What the conversation cannot draw by itself. */
export interface Drawn {
  /** Whole: with what can be decided about it. Otherwise a line that leads to it. */
  readonly mission: (block: ChatBlockOf<"mission">, talk: MissionTalk) => ReactNode;
  readonly artifact: (artifactId: string) => ReactNode;
  /** A mission's name that leads to its page. */
  readonly link: (missionId: string) => ReactNode;
}

interface Props extends MissionTalk {
  readonly block: ChatBlock;
  readonly drawn: Drawn;
  /** Whether a result is open from the start. */
  readonly open: boolean;
}

/** One thing beside the words of an answer. */
export function Block({ block, drawn, open, ...talk }: Props) {
  switch (block.kind) {
    case "mission":
      return drawn.mission(block, talk);
    case "table":
      return <Table block={block} link={drawn.link} />;
    case "passages":
      return <Passages block={block} />;
    case "artifact":
      return <Attached block={block} open={open} draw={drawn.artifact} />;
    case "differences":
      return <DifferenceList label={STRINGS.changes} lines={block.differences.map(changeLine)} />;
  }
}

const MISSION = /^m_[\w-]{12}$/;

function Table({ block, link }: { block: ChatBlockOf<"table">; link: Drawn["link"] }) {
  return (
    <div className="chat-table" role="region" aria-label={block.title} tabIndex={0}>
      <table>
        <caption>{block.title}</caption>
        <thead>
          <tr>
            {block.columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, at) => (
            // The rows of an answer never change, so their place names them.
            <tr key={at}>
              {row.map((cell, column) => (
                <td key={column}>{MISSION.test(cell) ? link(cell) : cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {block.more > 0 && <p className="muted small">{STRINGS.more(block.more)}</p>}
    </div>
  );
}

function Passages({ block }: { readonly block: ChatBlockOf<"passages"> }) {
  return (
    <figure className="chat-passages" aria-label={STRINGS.passages}>
      {block.passages.map((passage, at) => (
        <blockquote key={at}>{passage}</blockquote>
      ))}
      {block.sources.length > 0 && (
        <figcaption className="muted small">
          {block.sources.map((source) => (
            <span key={source.url}>{source.title || source.url}</span>
          ))}
        </figcaption>
      )}
    </figure>
  );
}

interface AttachedProps {
  readonly block: ChatBlockOf<"artifact">;
  readonly open: boolean;
  readonly draw: Drawn["artifact"];
}

/** A stored result; it is read when it is opened. */
function Attached({ block, open, draw }: AttachedProps) {
  const [shown, setShown] = useState(open);
  return (
    <details
      className="chat-attached"
      open={shown}
      onToggle={(event) => setShown(event.currentTarget.open)}
    >
      <summary>
        {STRINGS.result}: {block.title}
      </summary>
      {shown && draw(block.artifact_id)}
    </details>
  );
}
