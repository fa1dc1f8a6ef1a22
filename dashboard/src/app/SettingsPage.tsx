import { Settings } from "../features/settings/Settings";
import { useTitle } from "../lib/title";
import { openScreen, screenPath, type Screen } from "./router";
import { STRINGS } from "./strings";

interface Props {
  readonly singleKeys: boolean;
  readonly onSingleKeys: (on: boolean) => void;
}

/** What this browser remembers, and what the instance was told. */
export function SettingsPage({ singleKeys, onSingleKeys }: Props) {
  useTitle(`${STRINGS.settings} · ${STRINGS.product}`);
  return (
    <Settings
      singleKeys={singleKeys}
      onSingleKeys={onSingleKeys}
      budgets={(label) => <To screen="budgets" label={label} />}
      tools={(label) => <To screen="tools" label={label} />}
    />
  );
}

function To({ screen, label }: { readonly screen: Screen; readonly label: string }) {
  return (
    <a
      href={screenPath(screen)}
      onClick={(event) => {
        if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        openScreen(screen);
      }}
    >
      {label}
    </a>
  );
}
