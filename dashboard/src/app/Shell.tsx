import { useCallback, useEffect, useRef, useState } from "react";

import { Composer } from "../features/composer/Composer";
import { PauseBanner } from "../features/instance/PauseBanner";
import { MissionList } from "../features/missions/MissionList";
import { BuddyWhiteboard } from "../features/whiteboard/BuddyWhiteboard";
import { cn } from "../lib/cn";
import { recall, remember } from "../lib/stored";
import { HelpDialog } from "./HelpDialog";
import { MissionPage } from "./MissionPage";
import { PageHeader } from "./PageHeader";
import { openMission, useMissionParameter } from "./router";
import { STRINGS } from "./strings";
import { useShortcuts } from "./use-shortcuts";

const KEYS_OFF = "buddy.single-keys-off";

/** The page: the whiteboard on the left; all missions, or one of them, on the right. */
export function Shell() {
  const selected = useMissionParameter();
  const composer = useRef<HTMLTextAreaElement>(null);
  const order = useRef<readonly string[]>([]);
  const [again, setAgain] = useState({ objective: "", count: 0 });
  const [help, setHelp] = useState(false);
  const [singleKeys, setSingleKeys] = useState(() => recall(KEYS_OFF) === null);

  const compose = () => {
    composer.current?.scrollIntoView({ block: "center" });
    composer.current?.focus();
  };
  const keepOrder = useCallback((missionIds: readonly string[]) => {
    order.current = missionIds;
  }, []);
  const move = (by: 1 | -1) => {
    const ids = order.current;
    const at = selected === null ? -1 : ids.indexOf(selected);
    const next = at === -1 && by === -1 ? undefined : ids[at + by];
    if (next !== undefined) openMission(next);
  };
  const startAgain = (objective: string) => {
    openMission(null);
    setAgain({ objective, count: again.count + 1 });
  };
  useEffect(() => {
    if (again.count > 0) composer.current?.focus();
  }, [again.count]);

  useShortcuts(
    { compose, help: () => setHelp(true), move, close: () => openMission(null) },
    singleKeys,
  );

  return (
    <>
      <a className="skip-link" href="#detail">
        {selected === null ? STRINGS.skipToBoard : STRINGS.skip}
      </a>
      <PageHeader onHome={() => openMission(null)} onHelp={() => setHelp(true)} />
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
          <BuddyWhiteboard selected={selected} onOpen={openMission} />
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
