import { useQuery } from "@tanstack/react-query";

import { missionQuery } from "../api/missions";
import { Palette } from "../features/palette/Palette";
import type { Command, CommandGroup } from "../features/palette/matches";
import { useDecide } from "../features/proposals/use-decide";
import { chooseTheme, type Theme } from "../lib/use-theme";
import type { IconName } from "../ui/Icon";
import { missionActions } from "./mission-actions";
import { openChat, openMission, openScreen } from "./router";
import { WAYS } from "./screens";
import { PALETTE, STRINGS } from "./strings";

interface Props {
  /** The mission that is open. */
  readonly missionId: string | null;
  readonly onCompose: () => void;
  readonly onHelp: () => void;
  readonly onAgain: (objective: string) => void;
  readonly onClose: () => void;
}

const THEMES: readonly (readonly [Theme, IconName])[] = [
  ["system", "system"],
  ["light", "sun"],
  ["dark", "moon"],
];

/** The palette over everything that this page can do. */
export function PaletteDialog(props: Props) {
  const { missionId, onCompose, onHelp, onAgain, onClose } = props;
  const mission = useQuery({ ...missionQuery(missionId ?? ""), enabled: missionId !== null }).data;
  const decide = useDecide(missionId ?? "");
  const screens = WAYS.map(({ to, label, icon, hotkey }): Command => ({
    id: `go-${to}`,
    label,
    icon,
    words: PALETTE.goWords,
    hotkey: hotkey.toUpperCase(),
    run: () => openScreen(to),
  }));
  const page: Command[] = [
    { id: "compose", label: PALETTE.compose, icon: "plus", hotkey: "/", run: onCompose },
    { id: "chat-new", label: PALETTE.newChat, icon: "chat", run: () => openChat(null) },
    { id: "help", label: STRINGS.help, icon: "question", hotkey: "?", run: onHelp },
    ...THEMES.map(([theme, icon]): Command => ({
      id: `theme-${theme}`,
      label: STRINGS.theme[theme],
      icon,
      run: () => chooseTheme(theme),
    })),
  ];
  const groups: CommandGroup[] = [
    ...(mission
      ? [
          {
            title: PALETTE.thisMission,
            commands: missionActions(mission, (each) => decide.mutateAsync(each), onAgain),
          },
        ]
      : []),
    { title: PALETTE.go, commands: screens },
    { title: PALETTE.do, commands: page },
  ];
  return <Palette groups={groups} onMission={openMission} onSession={openChat} onClose={onClose} />;
}
