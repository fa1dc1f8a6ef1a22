export const STRINGS = {
  title: "State an objective",
  label: "Objective",
  placeholder: "What should be done? Buddy proposes first; nothing runs before you approve.",
  propose: "Propose",
  advanced: "Cap and domains",
  cap: "Cap in US dollars",
  capHint: "The most one run may spend. Empty: the default.",
  capError: "Write an amount such as 2.50, with at most six decimals.",
  domains: "Allowed domains",
  domainsHint: "Separated by commas. Empty: any public site.",
  domainsError: (domain: string) => `Write ${domain} as a bare domain such as example.org.`,
  examples: "For example",
  failed: "No proposal was made",
  keys: "Enter proposes, Shift+Enter makes a new line",
} as const;

export const EXAMPLES = [
  "Search for Python tutorials",
  "What is 17.5 % of 2,340?",
  "Extract the text of https://example.com",
  "What time is it in Tokyo?",
] as const;
