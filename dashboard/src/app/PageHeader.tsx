import { PauseSwitch } from "../features/instance/PauseSwitch";
import { ConnectionBadge } from "../features/whiteboard/ConnectionBadge";
import { useTheme, type Theme } from "../lib/use-theme";
import { Button } from "../ui/Button";
import { Icon, type IconName } from "../ui/Icon";
import type { Screen } from "./router";
import { ScreenNav } from "./ScreenNav";
import { STRINGS } from "./strings";

const THEME_ICONS: Readonly<Record<Theme, IconName>> = {
  system: "system",
  light: "sun",
  dark: "moon",
};

interface Props {
  readonly screen: Screen;
  readonly onHome: () => void;
  readonly onHelp: () => void;
}

export function PageHeader({ screen, onHome, onHelp }: Props) {
  const [theme, nextTheme] = useTheme();
  return (
    <header className="page-header">
      <button type="button" className="brand" title={STRINGS.home} onClick={onHome}>
        <span className="brand-mark" aria-hidden="true">
          <Icon name="check" size={13} />
        </span>
        <b>{STRINGS.product}</b>
      </button>
      <ScreenNav screen={screen} />
      <div className="page-tools">
        <ConnectionBadge />
        <PauseSwitch />
        <Button
          kind="quiet"
          className="button-square"
          aria-label={STRINGS.theme[theme]}
          title={STRINGS.theme[theme]}
          onClick={nextTheme}
        >
          <Icon name={THEME_ICONS[theme]} size={16} />
        </Button>
        <Button
          kind="quiet"
          className="button-square"
          aria-label={STRINGS.help}
          title={STRINGS.help}
          onClick={onHelp}
        >
          <Icon name="question" size={16} />
        </Button>
      </div>
    </header>
  );
}
