const runs = (count: number) => `${count} run${count === 1 ? "" : "s"}`;

export const STRINGS = {
  pause: "Pause Buddy",
  resume: "Resume",
  resumeBuddy: "Resume Buddy",
  paused: "Buddy is paused",
  since: "Since",
  by: (who: string) => `by ${who}`,
  meaning: "No run starts and no tool is called. Decisions and edits are still taken.",
  waiting: (running: number, queued: number) => {
    const held = running > 0 ? `${runs(running)} held` : "";
    const kept = queued > 0 ? `${runs(queued)} queued` : "";
    return [held, kept].filter(Boolean).join(", ");
  },
  question: "Pause Buddy?",
  close: "Do not pause",
  what: "Until you resume, no run starts and no tool is called. A tool that runs may end; its run then waits and goes on from there.",
  reason: "Reason (optional)",
  reasonHint: "Everybody who looks at the whiteboard sees it.",
  stopRunning: "Cancel the runs under way as well",
  stopHint: (running: number) =>
    running > 0
      ? `${runs(running)} under way; what a tool has done by then stays done.`
      : "Nothing is under way.",
  confirm: "Pause",
  back: "Back",
  refused: "The switch was not moved",
} as const;
