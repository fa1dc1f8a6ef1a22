import type { BuddyEvent } from "../../api/types";
import { formatDuration } from "../../domain/duration";
import { formatUsd } from "../../domain/money";
import { formatConfidence } from "../../domain/progress";

export interface Note {
  /** The step it belongs to; null for the one under way. */
  readonly step: string | null;
  readonly text: string;
}

/** Return what an event adds to a run's steps, in one line; null for events of other kinds. */
export function noteOf(event: BuddyEvent): Note | null {
  switch (event.event_type) {
    case "intent_decision": {
      const { intent, decision_type: decision, confidence, engine } = event.data;
      const sure = formatConfidence(confidence);
      return {
        step: "intent_classification",
        text: `${intent} → ${decision}, ${sure} (${engine})`,
      };
    }
    case "budget_reserved": {
      const against = event.data.limits.join(", ");
      const amount = formatUsd(event.data.amount_usd);
      return {
        step: "budget_check",
        text: against ? `Reserved ${amount} against ${against}` : `Reserved ${amount}`,
      };
    }
    case "tool_selected": {
      const { tool, confidence, why } = event.data;
      return { step: "tool_selection", text: `${tool}, ${formatConfidence(confidence)}: ${why}` };
    }
    case "tool_invoked": {
      const input = JSON.stringify(event.data.tool_input);
      return { step: "tool_execution", text: `${event.data.tool} ${input}` };
    }
    case "tool_result": {
      const { summary, seconds } = event.data;
      return { step: "tool_execution", text: `${summary} (${formatDuration(seconds)})` };
    }
    case "artifact_preview":
      return { step: "artifact_creation", text: `${event.data.title} (${event.data.size} bytes)` };
    case "learning_signal": {
      const { outcome, evaluation } = event.data;
      return { step: "finalize", text: `${outcome}, score ${evaluation.score}` };
    }
    case "budget_settled": {
      const { actual_usd: actual, released_usd: released } = event.data;
      const text = `Cost ${formatUsd(actual)}, released ${formatUsd(released)}`;
      return { step: "finalize", text };
    }
    case "budget_released":
      return { step: null, text: `Released ${formatUsd(event.data.amount_usd)} unspent` };
    default:
      return null;
  }
}
