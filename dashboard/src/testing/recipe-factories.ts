import type { Recipe, RecipeParameter } from "../api/types";
import { AT } from "./factories";

export function parameter(changes: Partial<RecipeParameter> = {}): RecipeParameter {
  return {
    name: "url",
    type: "url",
    label: "Page",
    hint: "https://example.org/prices",
    required: true,
    default: null,
    choices: [],
    minimum: null,
    maximum: null,
    whole: false,
    max_length: 200,
    of: "text",
    most: 8,
    ...changes,
  };
}

export function recipe(changes: Partial<Recipe> = {}): Recipe {
  return {
    recipe_id: "track-a-page",
    name: "Track a page for changes",
    description: "Looks at a page and says what changed.",
    version: 1,
    origin: "built_in",
    objective: "Track the page {url} for changes",
    parameters: [parameter()],
    tool: "page_changes",
    tool_input: { url: "{url}" },
    scope: {
      allowed_domains: null,
      blocked_domains: [],
      max_pages: 1,
      max_duration_seconds: 120,
    },
    sites_of: ["url"],
    constraints: {},
    priority: "normal",
    cap_usd: null,
    made_from: null,
    created_by: "local",
    created_at: AT,
    changed_at: AT,
    figures: {
      runs: 10,
      completed: 8,
      open: 0,
      rate: 0.8,
      low: 0.49,
      high: 0.94,
      words: "80 % of 10 runs (49 to 94 %)",
    },
    permissions: {
      tool: "page_changes",
      risk: "read",
      sites: "the site of {url}",
      files: [],
      cap_usd: "5.00",
      max_pages: 1,
      max_seconds: 120,
    },
    ...changes,
  };
}
