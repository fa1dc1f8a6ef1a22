import { useQuery } from "@tanstack/react-query";
import type { RefObject } from "react";

import { sessionQuery } from "../api/chat";
import { ArtifactPanel } from "../features/artifacts/ArtifactPanel";
import { Chat } from "../features/chat/Chat";
import { useTitle } from "../lib/title";
import { ChatMission } from "./ChatMission";
import { MissionLink } from "./MissionLink";
import { chatPath, nameChat, openChat, useChatSession } from "./router";
import { STRINGS } from "./strings";

interface Props {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly onOrder: (sessionIds: readonly string[]) => void;
}

/** Talking with Buddy: the conversations, and in each the missions that it made. */
export function ChatPage({ field, onOrder }: Props) {
  const sessionId = useChatSession();
  const session = useQuery({ ...sessionQuery(sessionId ?? ""), enabled: sessionId !== null });
  const title = sessionId === null ? "" : (session.data?.title ?? "");
  useTitle([title, STRINGS.chat, STRINGS.product].filter(Boolean).join(" · "));
  return (
    <Chat
      sessionId={sessionId}
      field={field}
      pathOf={chatPath}
      onOpen={openChat}
      onBegun={nameChat}
      onOrder={onOrder}
      drawnFor={(onEdit) => ({
        mission: (block, talk) => <ChatMission block={block} talk={talk} onAgain={onEdit} />,
        artifact: (artifactId) => <ArtifactPanel artifactId={artifactId} />,
        link: (missionId) => <MissionLink missionId={missionId} label={missionId} />,
      })}
    />
  );
}
