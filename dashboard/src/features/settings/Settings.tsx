import type { ReactNode } from "react";

import { switchNotifications, useNotifying } from "../../lib/notifications";
import { chooseTheme, useTheme, type Theme } from "../../lib/use-theme";
import { Section } from "../../ui/Section";
import { Switch } from "../../ui/Switch";
import { InstanceSettings } from "./InstanceSettings";
import { STRINGS } from "./strings";

import "./settings.css";

interface Props {
  readonly singleKeys: boolean;
  readonly onSingleKeys: (on: boolean) => void;
  /** The ways to what is changed elsewhere. */
  readonly budgets: (label: string) => ReactNode;
  readonly tools: (label: string) => ReactNode;
}

const THEMES = Object.entries(STRINGS.themes) as [Theme, string][];

/** What this browser remembers, and what the instance was told. */
export function Settings({ singleKeys, onSingleKeys, budgets, tools }: Props) {
  const [theme] = useTheme();
  const notifying = useNotifying();
  return (
    <>
      <header className="screen-title">
        <h1>{STRINGS.title}</h1>
      </header>
      <Section title={STRINGS.browser}>
        <ul className="rows">
          <li className="setting-choice">
            <fieldset className="theme-choice">
              <legend>{STRINGS.theme}</legend>
              {THEMES.map(([each, label]) => (
                <label key={each}>
                  <input
                    type="radio"
                    name="theme"
                    checked={theme === each}
                    onChange={() => chooseTheme(each)}
                  />
                  {label}
                </label>
              ))}
            </fieldset>
          </li>
          <Choice
            label={STRINGS.keys}
            hint={STRINGS.keysHint}
            on={singleKeys}
            onChange={onSingleKeys}
          />
          <Choice
            label={STRINGS.notifications}
            hint={STRINGS.notificationsHint[notifying]}
            on={notifying === "on"}
            onChange={notifying === "impossible" ? null : (on) => void switchNotifications(on)}
          />
        </ul>
      </Section>
      <InstanceSettings budgets={budgets(STRINGS.budgets)} tools={tools(STRINGS.tools)} />
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly hint: string;
  readonly on: boolean;
  /** Null where nothing can be chosen. */
  readonly onChange: ((on: boolean) => void) | null;
}

function Choice({ label, hint, on, onChange }: ChoiceProps) {
  return (
    <li className="setting-choice">
      <div>
        <p>
          <b>{label}</b>
        </p>
        <p className="muted small">{hint}</p>
      </div>
      {onChange && <Switch label={label} on={on} onChange={onChange} />}
    </li>
  );
}
