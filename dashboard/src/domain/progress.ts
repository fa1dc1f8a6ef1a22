import { PIPELINE } from "./mission-status";

/** Write the line of a step under way: `Step: tool_execution (65%)`. */
export function stepLine(name: string, percent: number): string {
  return `Step: ${name} (${percent}%)`;
}

/** Return what a step does, for people; its own name where the table does not know it. */
export function stepTitle(name: string): string {
  return PIPELINE.find((row) => row.name === name)?.title ?? name;
}

/** Return a percentage kept inside 0 to 100. */
export function clampPercent(percent: number): number {
  return Math.min(100, Math.max(0, percent));
}

/** Write a probability as people read it: `85%`. Only certainty is 100%, only nothing is 0%. */
export function formatConfidence(confidence: number): string {
  const percent = Math.round(clampPercent(confidence * 100));
  if (percent === 100 && confidence < 1) return "99%";
  return percent === 0 && confidence > 0 ? "<1%" : `${percent}%`;
}
