/** What a colour means. */
export type Tone = "neutral" | "info" | "active" | "attention" | "success" | "danger";
