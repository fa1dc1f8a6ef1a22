import type { Survey, ToolCandidate } from "../api/types";

export function candidate(changes: Partial<ToolCandidate> = {}): ToolCandidate {
  return {
    tool: "web_search",
    confidence: 0.85,
    reason: "",
    base: null,
    adjustments: [],
    roi: null,
    roi01: null,
    runs: null,
    seconds: null,
    score: null,
    excluded: null,
    propensity: null,
    eligible: [],
    drawn_at: null,
    ...changes,
  };
}

export function survey(changes: Partial<Survey> = {}): Survey {
  return {
    record_id: "sv_m_abc123",
    user_id: "local",
    mission_id: "m_abc123",
    tool: "web_search",
    intent: "search",
    rating: 9,
    time_saved_minutes: null,
    would_repeat: null,
    notes: "",
    created_at: "2024-01-15T10:30:45.123Z",
    undone_at: null,
    ...changes,
  };
}
