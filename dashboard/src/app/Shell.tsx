import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";

import { Composer } from "../features/composer/Composer";
import { PauseBanner } from "../features/instance/PauseBanner";
import { RateLater } from "../features/learning/RateLater";
import { RatingHost } from "../features/learning/RatingHost";
import { MissionList } from "../features/missions/MissionList";
import { BuddyWhiteboard } from "../features/whiteboard/BuddyWhiteboard";
import { cn } from "../lib/cn";
import { recall, remember } from "../lib/stored";
import { Skeleton } from "../ui/Skeleton";
import { HelpDialog } from "./HelpDialog";
import { MissionPage } from "./MissionPage";
import { PageHeader } from "./PageHeader";
import {
  openChat,
  openMission,
  openScreen,
  useChatSession,
  useMissionParameter,
  useScreen,
} from "./router";
import { STRINGS } from "./strings";
import { useShortcuts } from "./use-shortcuts";

const ChatPage = lazy(async () => ({ default: (await import("./ChatPage")).ChatPage }));
const InboxPage = lazy(async () => ({ default: (await import("./InboxPage")).InboxPage }));
const SchedulesPage = lazy(async () => ({
  default: (await import("./SchedulesPage")).SchedulesPage,
}));
const BudgetsPage = lazy(async () => ({ default: (await import("./BudgetsPage")).BudgetsPage }));
const LearningPage = lazy(async () => ({
  default: (await import("./LearningPage")).LearningPage,
}));
const MetricsPage = lazy(async () => ({ default: (await import("./MetricsPage")).MetricsPage }));

const KEYS_OFF = "buddy.single-keys-off";

/** The page: the header and one screen below it. */
export function Shell() {
  const screen = useScreen();
  const selected = useMissionParameter();
  const conversation = useChatSession();
  const composer = useRef<HTMLTextAreaElement>(null);
  const message = useRef<HTMLTextAreaElement>(null);
  const order = useRef<readonly string[]>([]);
  const [again, setAgain] = useState({ objective: "", count: 0 });
  const [help, setHelp] = useState(false);
  const [singleKeys, setSingleKeys] = useState(() => recall(KEYS_OFF) === null);

  const onBoard = screen === "board";
  const onChat = screen === "chat";
  const compose = () => {
    if (onChat) {
      message.current?.focus();
      return;
    }
    if (!onBoard) openMission(null);
    setWanted((count) => count + 1);
  };
  const keepOrder = useCallback((missionIds: readonly string[]) => {
    order.current = missionIds;
  }, []);
  const move = (by: 1 | -1) => {
    const ids = order.current;
    const from = onChat ? conversation : selected;
    const at = from === null ? -1 : ids.indexOf(from);
    const next = at === -1 && by === -1 ? undefined : ids[at + by];
    if (next !== undefined) (onChat ? openChat : openMission)(next);
  };
  const startAgain = (objective: string) => {
    openMission(null);
    setAgain({ objective, count: again.count + 1 });
  };
  const begin = () => {
    openChat(null);
    message.current?.focus();
  };
  const [wanted, setWanted] = useState(0);
  useEffect(() => {
    if (again.count + wanted === 0) return;
    composer.current?.scrollIntoView({ block: "center" });
    composer.current?.focus();
  }, [again.count, wanted]);

  useShortcuts(
    {
      compose,
      help: () => setHelp(true),
      go: openScreen,
      move: onBoard || onChat ? move : null,
      close: onBoard ? () => openMission(null) : null,
      begin: onChat ? begin : null,
    },
    singleKeys,
  );

  return (
    <>
      <a className="skip-link" href="#detail">
        {!onBoard ? STRINGS.skipToScreen : selected === null ? STRINGS.skipToBoard : STRINGS.skip}
      </a>
      <PageHeader screen={screen} onHome={() => openMission(null)} onHelp={() => setHelp(true)} />
      {onBoard ? (
        <main className={cn("page", selected !== null && "has-mission")}>
          <PauseBanner />
          <div className="page-board" role="region" aria-label={STRINGS.board}>
            {selected === null && <h1 className="hidden-text">{STRINGS.page}</h1>}
            <Composer
              key={again.count}
              field={composer}
              initialObjective={again.objective}
              onCreated={(created) => openMission(created.mission_id)}
            />
            <BuddyWhiteboard
              selected={selected}
              onOpen={openMission}
              mark={({ mission_id: missionId, objective }) => (
                <RateLater missionId={missionId} objective={objective} />
              )}
            />
          </div>
          <div className="page-detail" id="detail" tabIndex={-1}>
            {selected !== null && (
              <MissionPage key={selected} missionId={selected} onAgain={startAgain} />
            )}
            <div hidden={selected !== null}>
              <MissionList selected={selected} onOpen={openMission} onOrder={keepOrder} />
            </div>
          </div>
        </main>
      ) : (
        <main className={cn("screen", onChat && "screen-chat")} id="detail" tabIndex={-1}>
          <PauseBanner />
          <Suspense fallback={<Skeleton lines={6} label={STRINGS.loadingScreen} />}>
            {onChat && <ChatPage field={message} onOrder={keepOrder} />}
            {screen === "inbox" && <InboxPage singleKeys={singleKeys} onAgain={startAgain} />}
            {screen === "schedules" && <SchedulesPage />}
            {screen === "budgets" && <BudgetsPage />}
            {screen === "learning" && <LearningPage />}
            {screen === "metrics" && <MetricsPage />}
          </Suspense>
        </main>
      )}
      <RatingHost singleKeys={singleKeys} />
      {help && (
        <HelpDialog
          singleKeys={singleKeys}
          onSingleKeys={(on) => {
            remember(KEYS_OFF, on ? null : "yes");
            setSingleKeys(on);
          }}
          onClose={() => setHelp(false)}
        />
      )}
    </>
  );
}
