import type { Calibration } from "../../api/types";
import { Section } from "../../ui/Section";
import { STRINGS } from "./strings";

/** How often what was promised was what it cost. */
export function CalibrationCard({ calibration }: { readonly calibration: Calibration }) {
  const { missions, estimated, within_cap: within } = calibration;
  const parts = [
    { name: STRINGS.belowP50, count: calibration.below_p50, tone: "active" },
    { name: STRINGS.inRange, count: calibration.p50_to_p90, tone: "success" },
    { name: STRINGS.aboveP90, count: calibration.above_p90, tone: "attention" },
  ];
  return (
    <Section title={STRINGS.calibration}>
      <div className="budget-card">
        {missions === 0 ? (
          <p className="muted">{STRINGS.noMissions}</p>
        ) : (
          <>
            <p>
              {STRINGS.looked(missions, within)} {STRINGS.estimated(estimated)}
            </p>
            {estimated > 0 && (
              <>
                <div className="budget-bar" aria-hidden="true">
                  {parts.map(({ name, count, tone }) => (
                    <span
                      key={name}
                      className={`tone-${tone}`}
                      style={{ inlineSize: `${(count / estimated) * 100}%` }}
                    />
                  ))}
                </div>
                <ul className="calibration">
                  {parts.map(({ name, count, tone }) => (
                    <li key={name} className={`tone-${tone}`}>
                      <span className="num">{count}</span> {name}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </div>
    </Section>
  );
}
