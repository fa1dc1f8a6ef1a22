import type { StandingApproval } from "../../api/types";

const times = (many: number) => `${many} ${many === 1 ? "time" : "times"}`;

export const STRINGS = {
  title: "Standing approvals",
  hint: "A yes given beforehand, for one tool, within bounds. Schedules, recipes and missions that name it go on without asking.",
  loading: "Reading the standing approvals",
  failed: "The standing approvals cannot be read",
  retry: "Try again",
  empty: "You have given no yes beforehand",
  emptyHint:
    "After several equal approvals Buddy offers one here and in the inbox; it never takes one itself.",
  over: (many: number) => `${many} no longer ${many === 1 ? "holds" : "hold"}`,
  more: "Show older ones",
  anySite: "any public site",
  noSite: "no site",
  but: (domains: string) => `but not ${domains}`,
  usesLeft: "Uses left",
  ofCount: (left: number, count: number) => `${left} of ${count}`,
  perRun: "Cap of a run",
  pages: "Pages of a run",
  pagesOfRun: (pages: number) => `${pages} ${pages === 1 ? "page" : "pages"}`,
  total: "Cap of all",
  committed: (amount: string) => `${amount} taken`,
  until: "Holds until",
  for: "For",
  givenBy: (who: string, channel: string) => `Given by ${who} (${channel})`,
  revoke: "Revoke",
  revokeNamed: (tool: string) => `Revoke the standing approval for ${tool}`,
  question: "Revoke this standing approval?",
  keep: "Keep it",
  consequence: (tool: string) =>
    `From now on, every mission that wants ${tool} asks again. Missions that it approved already stay approved.`,
  confirm: "Revoke it",
  refused: "It was not changed",
  offers: "Offered to you",
  offerBounds: (count: number) => `${times(count)} at most, until`,
  accept: "Give this yes",
  decline: "Not now",
  offerRefused: "The offer was not taken",
} as const;

const PURPOSES: Readonly<Record<StandingApproval["purposes"][number], string>> = {
  schedule: "schedules",
  recipe: "recipes",
  requested: "missions that name it",
};

export function purposesOf(standing: StandingApproval): string {
  return standing.purposes.map((each) => PURPOSES[each]).join(", ");
}

/** Say why a standing approval says yes no longer. */
export function endOf(standing: StandingApproval, nowMs: number): string {
  if (standing.revoked_at !== null) return `Revoked by ${standing.revoked_by ?? "somebody"}`;
  if (standing.used >= standing.count) return "Used up";
  return Date.parse(standing.until) <= nowMs ? "Lapsed" : "Over";
}

/** Say where a yes holds. */
export function sitesOf(allowed: readonly string[] | null, blocked: readonly string[]): string {
  const where =
    allowed === null ? STRINGS.anySite : allowed.length > 0 ? allowed.join(", ") : STRINGS.noSite;
  return blocked.length > 0 ? `${where}, ${STRINGS.but(blocked.join(", "))}` : where;
}
