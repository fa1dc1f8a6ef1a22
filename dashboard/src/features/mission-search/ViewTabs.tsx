import { useState } from "react";

import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { STRINGS } from "./strings";
import { forgetView, PRESETS, savedViews, saveView, type View } from "./views";

interface Props {
  /** The filters in force, as the address keeps them. */
  readonly search: string;
  readonly onChoose: (search: string) => void;
}

/** The views there are, and the way to keep the one that is looked at. */
export function ViewTabs({ search, onChoose }: Props) {
  const [saved, setSaved] = useState(savedViews);
  const [naming, setNaming] = useState(false);
  const known = [...PRESETS, ...saved].some((view) => view.search === search);
  return (
    <div className="views" role="group" aria-label={STRINGS.views}>
      {PRESETS.map((view) => (
        <Tab key={view.name} view={view} search={search} onChoose={onChoose} />
      ))}
      {saved.map((view) => (
        <span key={view.name} className="view-saved">
          <Tab view={view} search={search} onChoose={onChoose} />
          <button
            type="button"
            className="view-forget"
            aria-label={STRINGS.forget(view.name)}
            onClick={() => setSaved(forgetView(view.name))}
          >
            <Icon name="cross" size={12} />
          </button>
        </span>
      ))}
      {!known && !naming && (
        <Button kind="quiet" onClick={() => setNaming(true)}>
          <Icon name="star" /> {STRINGS.save}
        </Button>
      )}
      {!known && naming && (
        <NameForm
          onBack={() => setNaming(false)}
          onName={(name) => {
            setSaved(saveView({ name, search }));
            setNaming(false);
          }}
        />
      )}
    </div>
  );
}

function Tab({ view, search, onChoose }: Props & { readonly view: View }) {
  return (
    <button
      type="button"
      className="view"
      aria-pressed={view.search === search}
      onClick={() => onChoose(view.search)}
    >
      {view.name}
    </button>
  );
}

interface NameProps {
  readonly onName: (name: string) => void;
  readonly onBack: () => void;
}

function NameForm({ onName, onBack }: NameProps) {
  const [name, setName] = useState("");
  return (
    <form
      className="view-name"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== "") onName(name.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onBack();
      }}
    >
      <input
        className="input"
        aria-label={STRINGS.saveName}
        placeholder={STRINGS.saveName}
        maxLength={40}
        autoFocus
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" disabled={name.trim() === ""}>
        {STRINGS.saveIt}
      </Button>
      <Button kind="quiet" onClick={onBack}>
        {STRINGS.back}
      </Button>
    </form>
  );
}
