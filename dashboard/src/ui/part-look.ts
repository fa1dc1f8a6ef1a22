import type { IconName } from "./Icon";
import type { Tone } from "./tone";

interface Look {
  readonly label: string;
  readonly tone: Tone;
  readonly glyph: IconName;
}

type PartState = "planned" | "open" | "done" | "skipped" | "failed";

interface Part {
  readonly state: PartState;
  readonly mission?: { readonly waits: boolean } | null;
}

const PARTS: Readonly<Record<PartState, Look>> = {
  planned: { label: "Planned", tone: "neutral", glyph: "clock" },
  open: { label: "Running", tone: "active", glyph: "play" },
  done: { label: "Done", tone: "success", glyph: "check" },
  skipped: { label: "Left out", tone: "attention", glyph: "stop" },
  failed: { label: "Failed", tone: "danger", glyph: "cross" },
};

/** How a goal's part stands; one whose mission asks a person says so. */
export function partLook({ state, mission }: Part): Look {
  if (state === "open" && mission?.waits === true) {
    return { label: "Waits for you", tone: "attention", glyph: "question" };
  }
  return PARTS[state];
}
