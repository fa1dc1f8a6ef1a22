import { Section } from "../../ui/Section";

const GROUNDS = ["ground", "surface", "raised", "line", "line-strong"];
const WORDS = ["text", "muted", "accent", "on-accent", "focus"];
const MEANINGS = ["neutral", "info", "active", "attention", "success", "danger"];

/** Colours by meaning, and the sizes of type. */
export function Swatches() {
  return (
    <Section title="Colour and type">
      <div className="design-column">
        <ul className="design-swatches">
          {[...GROUNDS, ...WORDS].map((name) => (
            <li key={name}>
              <span style={{ background: `var(--${name})` }} />
              <code>{name}</code>
            </li>
          ))}
          {MEANINGS.map((name) => (
            <li key={name}>
              <span style={{ background: `var(--${name}-soft)`, color: `var(--${name})` }}>Aa</span>
              <code>{name}</code>
            </li>
          ))}
        </ul>
        <h1>First heading</h1>
        <h2>Second heading</h2>
        <h3>Third heading</h3>
        <p>
          Text, <span className="muted">muted</span>, <span className="small">small</span>,{" "}
          <code>code</code>, <span className="num">1,234.50</span>, <a href="#link">a link</a>
        </p>
      </div>
    </Section>
  );
}
