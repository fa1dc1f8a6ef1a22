import { Dialog } from "../ui/Dialog";
import { WAYS } from "./screens";
import { SHORTCUTS, STRINGS } from "./strings";

const GO = {
  title: STRINGS.screens,
  keys: WAYS.map(({ hotkey, label }) => [hotkey.toUpperCase(), label] as const),
};

interface Props {
  readonly singleKeys: boolean;
  readonly onSingleKeys: (on: boolean) => void;
  readonly onClose: () => void;
}

export function HelpDialog({ singleKeys, onSingleKeys, onClose }: Props) {
  return (
    <Dialog title={STRINGS.help} closeLabel={STRINGS.closeHelp} onClose={onClose}>
      <div className="dialog-body help">
        {[GO, ...SHORTCUTS].map((group) => (
          <section key={group.title} aria-label={group.title}>
            <h3>{group.title}</h3>
            <dl>
              {group.keys.map(([keys, meaning]) => (
                <div key={keys}>
                  <dt>
                    {keys.split("  ").map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <label className="help-switch">
          <input
            type="checkbox"
            checked={singleKeys}
            onChange={(event) => onSingleKeys(event.target.checked)}
          />
          {STRINGS.shortcutsOn}
        </label>
        <p className="muted small">{STRINGS.shortcutsHint}</p>
      </div>
    </Dialog>
  );
}
