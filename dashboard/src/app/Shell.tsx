import { Suspense, useCallback, useEffect, useRef, useState } from "react";

import { Composer } from "../features/composer/Composer";
import { PauseBanner } from "../features/instance/PauseBanner";
import { RateLater } from "../features/learning/RateLater";
import { RatingHost } from "../features/learning/RatingHost";
import { MissionList } from "../features/missions/MissionList";
import { GoalsAtWork } from "../features/whiteboard/GoalsAtWork";
import { BuddyWhiteboard } from "../features/whiteboard/BuddyWhiteboard";
import type { Mark } from "../features/whiteboard/AgentRow";
import { useBoardReady } from "../features/whiteboard/use-board-ready";
import { cn } from "../lib/cn";
import { recall, remember } from "../lib/stored";
import { Dialog } from "../ui/Dialog";
import { Skeleton } from "../ui/Skeleton";
import { GoalLink } from "./GoalLink";
import { PageHeader } from "./PageHeader";
import { PartBoundary } from "./PartBoundary";
import {
  BudgetsPage,
  ChatPage,
  GoalsPage,
  HealthPage,
  HelpDialog,
  InboxPage,
  LearningPage,
  MetricsPage,
  MissionPage,
  MissionsPage,
  PaletteDialog,
  RecipesPage,
  SchedulesPage,
  SettingsPage,
  ToolsPage,
} from "./parts";
import { RejectionToast } from "./RejectionToast";
import {
  openChat,
  openGoal,
  openMission,
  openScreen,
  useChatSession,
  useMissionParameter,
  useScreen,
} from "./router";
import { ScreenNav } from "./ScreenNav";
import { FAULT, STRINGS } from "./strings";
import { useShortcuts } from "./use-shortcuts";
import { useTabMark } from "./use-tab-mark";

const rateLater: Mark = ({ mission_id: missionId, objective }) => (
  <RateLater missionId={missionId} objective={objective} />
);

const goalLink = (goalId: string, label: string) => <GoalLink goalId={goalId} label={label} />;

const KEYS_OFF = "buddy.single-keys-off";
/** After this the screen has what it asked for, over a slow line too. */
const SETTLED_MS = 2_000;

/** The page: the header and one screen below it. */
export function Shell() {
  const screen = useScreen();
  const selected = useMissionParameter();
  const conversation = useChatSession();
  const composer = useRef<HTMLTextAreaElement>(null);
  const message = useRef<HTMLTextAreaElement>(null);
  const order = useRef<readonly string[]>([]);
  const [again, setAgain] = useState({ objective: "", count: 0 });
  const [over, setOver] = useState<"help" | "palette" | null>(null);
  const [singleKeys, setSingleKeys] = useState(() => recall(KEYS_OFF) === null);

  const ready = useBoardReady();

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
  const switchKeys = (on: boolean) => {
    remember(KEYS_OFF, on ? null : "yes");
    setSingleKeys(on);
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

  useTabMark();
  useEffect(() => {
    // What is opened most is there before it is asked for, once all that was asked for has come.
    if (!ready || !("requestIdleCallback" in window)) return;
    const fetchIt = () =>
      requestIdleCallback(() => {
        // The help and the palette have to open where Buddy does not answer, too.
        [MissionPage, HelpDialog, PaletteDialog].forEach((each) => void each.prepare());
      });
    const timer = setTimeout(fetchIt, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [ready]);
  useShortcuts(
    {
      compose,
      help: () => setOver("help"),
      find: () => setOver("palette"),
      go: openScreen,
      move: onBoard || onChat ? move : null,
      close: onBoard ? () => openMission(null) : screen === "goals" ? () => openGoal(null) : null,
      begin: onChat ? begin : null,
    },
    singleKeys,
  );

  return (
    <>
      <a className="skip-link" href="#detail">
        {!onBoard ? STRINGS.skipToScreen : selected === null ? STRINGS.skipToBoard : STRINGS.skip}
      </a>
      <div className="frame">
        <PageHeader
          onHome={() => openMission(null)}
          onFind={() => setOver("palette")}
          onHelp={() => setOver("help")}
        />
        <ScreenNav screen={screen} />
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
                mark={rateLater}
                goals={<GoalsAtWork link={goalLink} />}
                ready={ready}
              />
            </div>
            <div className="page-detail" id="detail" tabIndex={-1}>
              {selected !== null && (
                <PartBoundary key={selected}>
                  <Suspense fallback={<Skeleton lines={6} label={STRINGS.loadingScreen} />}>
                    <MissionPage missionId={selected} onAgain={startAgain} />
                  </Suspense>
                </PartBoundary>
              )}
              <MissionList
                shown={selected === null && ready}
                selected={selected}
                onOpen={openMission}
                onOrder={keepOrder}
              />
            </div>
          </main>
        ) : (
          <main className={cn("screen", onChat && "screen-chat")} id="detail" tabIndex={-1}>
            <PauseBanner />
            <PartBoundary key={screen}>
              <Suspense fallback={<Skeleton lines={6} label={STRINGS.loadingScreen} />}>
                {onChat && <ChatPage field={message} onOrder={keepOrder} />}
                {screen === "inbox" && <InboxPage singleKeys={singleKeys} onAgain={startAgain} />}
                {screen === "goals" && <GoalsPage />}
                {screen === "schedules" && <SchedulesPage />}
                {screen === "recipes" && <RecipesPage />}
                {screen === "budgets" && <BudgetsPage />}
                {screen === "learning" && <LearningPage />}
                {screen === "metrics" && <MetricsPage />}
                {screen === "missions" && <MissionsPage singleKeys={singleKeys} />}
                {screen === "tools" && <ToolsPage />}
                {screen === "health" && <HealthPage />}
                {screen === "settings" && (
                  <SettingsPage singleKeys={singleKeys} onSingleKeys={switchKeys} />
                )}
              </Suspense>
            </PartBoundary>
          </main>
        )}
      </div>
      <PartBoundary instead={() => null}>
        <RatingHost singleKeys={singleKeys} />
      </PartBoundary>
      <RejectionToast singleKeys={singleKeys} />
      <PartBoundary
        key={over}
        instead={(fault) => (
          <Dialog title={FAULT.notOpened} closeLabel={FAULT.close} onClose={() => setOver(null)}>
            {fault}
          </Dialog>
        )}
      >
        <Suspense>
          {over === "palette" && (
            <PaletteDialog
              missionId={onBoard ? selected : null}
              onCompose={compose}
              onHelp={() => setOver("help")}
              onAgain={startAgain}
              onClose={() => setOver((now) => (now === "palette" ? null : now))}
            />
          )}
          {over === "help" && (
            <HelpDialog
              singleKeys={singleKeys}
              onSingleKeys={switchKeys}
              onClose={() => setOver(null)}
            />
          )}
        </Suspense>
      </PartBoundary>
    </>
  );
}
