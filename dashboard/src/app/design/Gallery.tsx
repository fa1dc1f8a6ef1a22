import { MISSION_STATUSES, lookOf } from "../../domain/mission-status";
import { useTheme } from "../../lib/use-theme";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { DifferenceList } from "../../ui/DifferenceList";
import { Empty } from "../../ui/Empty";
import { Icon, ICON_NAMES } from "../../ui/Icon";
import { Notice } from "../../ui/Notice";
import { ProgressBar } from "../../ui/ProgressBar";
import { Section } from "../../ui/Section";
import { Skeleton } from "../../ui/Skeleton";
import { AgoTime, ClockTime, MomentTime } from "../../ui/Time";
import type { Tone } from "../../ui/tone";
import { Forms } from "./Forms";
import { Swatches } from "./Swatches";

import "./design.css";

const TONES: readonly Tone[] = ["neutral", "info", "active", "attention", "success", "danger"];
const KINDS = ["primary", "secondary", "quiet", "danger"] as const;
const AT = "2026-01-15T10:30:45.123Z";

/** Every component of the design system in every state; only the development server has it. */
export function Gallery() {
  const [theme, next] = useTheme();
  return (
    <main className="screen design">
      <header className="screen-title">
        <h1>Design</h1>
        <Button onClick={next}>Theme: {theme}</Button>
      </header>
      <Swatches />
      <Section title="Buttons">
        {KINDS.map((kind) => (
          <div key={kind} className="design-row">
            <Button kind={kind}>{kind}</Button>
            <Button kind={kind} hotkey="A">
              with a key
            </Button>
            <Button kind={kind} pending>
              pending
            </Button>
            <Button kind={kind} disabled>
              disabled
            </Button>
            <Button kind={kind} aria-label={`${kind}, only an icon`}>
              <Icon name="check" />
            </Button>
          </div>
        ))}
      </Section>
      <Section
        title="Badges"
        aside={<span className="muted small">a word, a drawing, a tone</span>}
      >
        <div className="design-row">
          {MISSION_STATUSES.map((status) => (
            <Badge key={status} {...lookOf(status)} />
          ))}
        </div>
      </Section>
      <Section title="Notices">
        <div className="design-column">
          {TONES.map((tone) => (
            <Notice key={tone} tone={tone} title={`Tone: ${tone}`} detail="What happened.">
              {tone === "danger" && <Button>Try again</Button>}
            </Notice>
          ))}
          <Notice
            tone="danger"
            title="With a code"
            detail="For whoever looks it up."
            code="conflict"
          />
        </div>
      </Section>
      <Section title="Progress">
        <div className="design-column">
          {[0, 40, 100].map((percent) => (
            <ProgressBar key={percent} percent={percent} label={`${percent}%`} tone="active" />
          ))}
          <ProgressBar percent={65} label="moving" tone="active" moving />
          <ProgressBar percent={65} label="waiting" tone="attention" />
          <ProgressBar percent={65} label="failed" tone="danger" />
        </div>
      </Section>
      <Section title="Nothing, and not yet">
        <Empty title="Nothing is here" hint="And how it gets here." />
        <Skeleton lines={4} label="Reading" />
      </Section>
      <Section title="Differences and times">
        <div className="design-column">
          <DifferenceList
            label="What changed"
            lines={[
              { name: "Cap", old: "$5.00", new: "$3.25" },
              { name: "Allowed domains", old: "any public site", new: "reports.example.org" },
            ]}
          />
          <p className="design-row">
            <ClockTime at={AT} />
            <MomentTime at={AT} />
            <AgoTime at={AT} now={Date.parse(AT) + 300_000} />
          </p>
        </div>
      </Section>
      <Forms />
      <Section title="Icons">
        <ul className="design-icons">
          {ICON_NAMES.map((name) => (
            <li key={name}>
              <Icon name={name} size={18} />
              <span className="small">{name}</span>
            </li>
          ))}
        </ul>
      </Section>
    </main>
  );
}
