export const STRINGS = {
  product: "Buddy",
  page: "Whiteboard",
  screens: "Screens",
  chat: "Chat",
  answered: "Buddy waits for your answer",
  revisionThen: (shown: number, stands: number) => `shown as revision ${shown}, now ${stands}`,
  inbox: "Inbox",
  waiting: "waiting",
  goals: "Goals",
  schedules: "Schedules",
  recipes: "Recipes",
  budgets: "Budgets",
  learning: "Learning",
  metrics: "Metrics",
  missions: "Missions",
  tools: "Tools",
  health: "Health",
  settings: "Settings",
  groups: { work: "Work", plan: "Plan", look: "Looking back", instance: "This Buddy" },
  moreScreens: "More",
  fewerScreens: "Close",
  find: "Find or do",
  findTitle: "Find a screen or a mission, or do something (Ctrl K)",
  loadingScreen: "Opening the screen",
  openMission: "Open the mission",
  skip: "Skip to the mission",
  skipToScreen: "Skip to the content",
  skipToBoard: "Skip to the whiteboard",
  board: "Whiteboard",
  mission: "Mission",
  home: "To the whiteboard",
  theme: { system: "Theme: system", light: "Theme: light", dark: "Theme: dark" },
  help: "Keyboard help",
  closeHelp: "Close help",
  allMissions: "All missions",
  loadingMission: "Reading the mission",
  notShown: "This mission cannot be shown",
  retry: "Try again",
  broken: "Something on this page broke",
  brokenDetail: "Reload the page; missions go on running without it.",
  reload: "Reload",
  summary: "Summary",
  shortcutsOn: "Single-key shortcuts",
  shortcutsHint:
    "On the whiteboard, A, E and R work only while a proposal has the focus. In the inbox they decide on the marked row.",
} as const;

export const FAULT = {
  missing: "This part of the page is not here yet",
  broken: "This part of the page broke",
  silent: "Buddy does not answer. It is read as soon as Buddy does; what you have read stays.",
  reloadHelps: "Try again; where that does not help, reload the page.",
  notOpened: "This cannot be opened now",
  close: "Close",
} as const;

type Keys = readonly (readonly [string, string])[];

export const REJECTION = {
  name: "Rejection held back",
  held: "Not rejected yet:",
  said: (title: string, seconds: number) =>
    `Not rejected yet: ${title}. It will be in ${seconds} seconds, or when you leave this page. Z takes it back.`,
  undo: "Undo",
  now: "Reject now",
  failed: "Not rejected:",
  close: "Close",
} as const;

export const SHORTCUTS: readonly { readonly title: string; readonly keys: Keys }[] = [
  {
    title: "Everywhere",
    keys: [
      ["/", "State an objective; in the chat: write a message"],
      ["⌃ K", "Find a screen, a mission or a conversation, or do something; ⌘ K on a Mac"],
      ["Z", "Take the last rejection back, while it is held"],
      ["?", "This help"],
    ],
  },
  {
    title: "Find or do",
    keys: [
      ["↓  ↑", "Next and previous"],
      ["↵", "Go there, or do it"],
      ["Esc", "Close"],
    ],
  },
  {
    title: "After a mission",
    keys: [
      ["1 … 9", "Rate it so; 0 is 10"],
      ["↵", "Send the rating"],
      ["Esc", "Rate later"],
    ],
  },
  {
    title: "Whiteboard",
    keys: [
      ["J  K", "Next and previous mission"],
      ["Esc", "Back to all missions"],
      ["A", "Approve the focused proposal"],
      ["⇧ A", "Approve and run it"],
      ["E", "Edit it"],
      ["R", "Reject it"],
    ],
  },
  {
    title: "Goals",
    keys: [["Esc", "Back to all goals"]],
  },
  {
    title: "Chat",
    keys: [
      ["↵", "Send the message"],
      ["⇧ ↵", "Begin a new line"],
      ["Esc", "Leave the message"],
      ["N", "New conversation"],
      ["J  K", "Next and previous conversation"],
    ],
  },
  {
    title: "Inbox",
    keys: [
      ["J  K", "Next and previous decision"],
      ["X", "Select it, or no longer"],
      ["A", "Approve it, or all that are selected"],
      ["R", "Reject it, or all that are selected"],
      ["↵", "Open it in place, or close it"],
      ["Esc", "Select nothing"],
    ],
  },
];

export const PALETTE = {
  go: "Go to",
  goWords: "go to open",
  do: "Do",
  thisMission: "This mission",
  compose: "State an objective",
  newChat: "New conversation",
  approve: "Approve",
  approveAndRun: "Approve and run",
  reject: "Reject",
  run: "Run now",
  stop: "Stop the run",
  cancel: "Cancel the mission",
  again: "State its objective anew",
  copyLink: "Copy its link",
  report: "Open its report",
} as const;

export const NOTIFY = {
  waits: "Buddy waits for your decision",
  ended: (status: string) => `Mission ended: ${status}`,
} as const;
