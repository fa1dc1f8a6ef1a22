import { PauseSwitch } from "../features/instance/PauseSwitch";
import { ConnectionBadge } from "../features/whiteboard/ConnectionBadge";
import { useTheme, type Theme } from "../lib/use-theme";
import { Button } from "../ui/Button";
import { Icon, type IconName } from "../ui/Icon";
import { STRINGS } from "./strings";

const THEME_ICONS: Readonly<Record<Theme, IconName>> = {
  system: "system",
  light: "sun",
  dark: "moon",
};

interface Props {
  readonly onHome: () => void;
  readonly onFind: () => void;
  readonly onHelp: () => void;
}

export function PageHeader({ onHome, onFind, onHelp }: Props) {
  const [theme, nextTheme] = useTheme();
  return (
    <header className="page-header">
      <button type="button" className="brand" title={STRINGS.home} onClick={onHome}>
        <span className="brand-mark" aria-hidden="true">
          <Icon name="check" size={13} />
        </span>
        <b>{STRINGS.product}</b>
      </button>
      <div className="page-tools">
        <ConnectionBadge />
        <Button
          kind="quiet"
          className="page-find"
          title={STRINGS.findTitle}
          aria-keyshortcuts="Control+K Meta+K"
          onClick={onFind}
        >
          <Icon name="search" size={16} />
          <span>{STRINGS.find}</span>
          <kbd aria-hidden="true" data-key="⌃K" />
        </Button>
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
