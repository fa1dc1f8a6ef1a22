export const STRINGS = {
  title: "Budgets",
  hint: "Every run counts against each of these at once; the first limit that is full refuses it. What a run has paid counts as set aside until it ends.",
  loading: "Reading the budgets",
  failed: "The budgets cannot be read",
  stale: "Not up to date: the budgets cannot be read",
  retry: "Try again",
  limits: "Limits",
  credits: "Credits of metered services, this month",
  noCredits: "No metered service has been used this month, and no limit is set.",
  scope: "Limit of",
  share: "Taken",
  settled: "Spent",
  reserved: "Set aside",
  free: "Free",
  limit: "Limit",
  default: "default",
  edit: "Change",
  editNamed: (name: string) => `Change the limit of ${name}`,
  save: "Save",
  back: "Back",
  newLimit: (name: string) => `New limit of ${name}`,
  inDollars: "In US dollars",
  inCredits: "Whole credits",
  dollarsError: "Write an amount such as 20.00, with at most six decimals.",
  creditsError: "Write a whole number of credits, such as 500.",
  below:
    "Less than what is spent and set aside: what runs were promised they keep, nothing new is reserved.",
  refused: "The limit was not changed",
  add: "Set a limit for something else",
  kind: "Of what",
  kinds: { goal: "A goal", schedule: "A schedule", credits: "A metered service" },
  ofGoal: (objective: string) => `Goal: ${objective}`,
  ofSchedule: (objective: string) => `Schedule: ${objective}`,
  name: "Its name",
  nameError: "Letters, digits, dots, dashes and underscores.",
  taken: (percent: number, name: string) => `${percent} % of ${name} is spent or set aside`,
  forecast: "This month",
  projected: (amount: string) => `About ${amount}`,
  projectedBy: "by the end of the month, at this pace.",
  firstDay: "On the first day of a month nothing can be said of its end yet.",
  spentSoFar: (spent: string, reserved: string) => `${spent} spent so far, ${reserved} set aside.`,
  overLimit: (limit: string) => `That is above the month's limit of ${limit}.`,
  underLimit: (limit: string) => `The month's limit is ${limit}.`,
  calibration: "How good the estimates were",
  noMissions: "No mission has completed yet.",
  looked: (missions: number, within: number) =>
    `Of the last ${missions} completed mission${missions === 1 ? "" : "s"}, ${within} stayed inside the cap that was proposed.`,
  estimated: (many: number) =>
    many === 0
      ? "None of them had a price in its proposal."
      : `${many} had a price in the proposal:`,
  belowP50: "cheaper than typical",
  inRange: "inside the promised range",
  aboveP90: "dearer than the high estimate",
} as const;

const PERIODS: Readonly<Record<string, string>> = {
  "user/day": "Today",
  "user/month": "This month",
  "instance/month": "Everybody, this month",
};

/** Return what a limit is called on the page. */
export function scopeName(scope: string): string {
  const [kind = "", ...rest] = scope.split(" ");
  const name = rest.join(" ");
  if (kind === "goal") return `Goal ${name}`;
  if (kind === "schedule") return `Schedule ${name}`;
  return PERIODS[scope] ?? (kind === "credits" ? name : scope);
}
