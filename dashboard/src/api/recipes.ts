import { queryOptions } from "@tanstack/react-query";

import { request } from "./client";
import { recipeKeys } from "./query-keys";
import type {
  CreatedMission,
  Recipe,
  RecipeDraft,
  RecipeEdited,
  RecipeImport,
  RecipeReport,
  ScheduleRequest,
} from "./types";

/** Every recipe with how its runs went, the built-in ones first. */
export function recipesQuery() {
  return queryOptions({
    queryKey: recipeKeys.list(),
    queryFn: async ({ signal }) => {
      const found = await request<{ items: Recipe[] }>("/recipes", { signal });
      return found.items;
    },
  });
}

/** The recipe that would come of a finished mission. Nothing is written. */
export function recipeDraftQuery(missionId: string) {
  return queryOptions({
    queryKey: recipeKeys.draft(missionId),
    queryFn: ({ signal }) =>
      request<RecipeDraft>("/recipes/preview", {
        method: "POST",
        body: { mission_id: missionId },
        signal,
      }),
    retry: false,
  });
}

export function saveRecipe(body: {
  mission_id: string;
  name: string;
  description: string;
}): Promise<Recipe> {
  return request("/recipes", { method: "POST", body });
}

/** Make a proposal of a recipe, with a schedule beside it where one is given. */
export function runRecipe(
  recipeId: string,
  params: Readonly<Record<string, unknown>>,
  schedule?: ScheduleRequest,
): Promise<CreatedMission> {
  const body = schedule === undefined ? { params } : { params, schedule };
  return request(`/missions/from-recipe/${encodeURIComponent(recipeId)}`, { method: "POST", body });
}

export function editRecipe(
  recipeId: string,
  changes: Readonly<Record<string, unknown>>,
): Promise<RecipeEdited> {
  return request(path(recipeId), { method: "PUT", body: changes });
}

export function deleteRecipe(recipeId: string): Promise<{ restored: boolean }> {
  return request(path(recipeId), { method: "DELETE" });
}

export function testRecipe(recipeId: string): Promise<RecipeReport> {
  return request(`${path(recipeId)}/test`, { method: "POST" });
}

/** What a file would bring in, and allow. Nothing is written. */
export function previewImport(file: unknown): Promise<RecipeImport> {
  return request("/recipes/import/preview", { method: "POST", body: { file } });
}

export function acceptImport(file: unknown, accept: string): Promise<Recipe> {
  return request("/recipes/import", { method: "POST", body: { file, accept } });
}

/** Where the file of a recipe is. */
export function exportPath(recipeId: string): string {
  return `${path(recipeId)}/export`;
}

function path(recipeId: string): string {
  return `/recipes/${encodeURIComponent(recipeId)}`;
}
