import { queryOptions } from "@tanstack/react-query";

import { request } from "./client";
import { learningKeys, missionKeys } from "./query-keys";
import type {
  FeedbackGiven,
  Learning,
  MissionValue,
  NetValue,
  SurveyAnswer,
  SurveyState,
  Verdict,
  Why,
} from "./types";

/** How a mission was rated; null where it was not. */
export function surveyQuery(missionId: string) {
  return queryOptions({
    queryKey: missionKeys.survey(missionId),
    queryFn: ({ signal }) => request<SurveyState>(surveyPath(missionId), { signal }),
  });
}

export function submitSurvey(missionId: string, body: SurveyAnswer): Promise<SurveyState> {
  return request(surveyPath(missionId), { method: "POST", body });
}

/** Take a rating back; what it moved goes with it. */
export function undoSurvey(missionId: string): Promise<SurveyState> {
  return request(surveyPath(missionId), { method: "DELETE" });
}

export function giveFeedback(missionId: string, verdict: Verdict): Promise<FeedbackGiven> {
  return request(`${missionPath(missionId)}/feedback`, { method: "POST", body: { verdict } });
}

/** Take a verdict back, wherever it was given. */
export function undoFeedback(feedbackId: string): Promise<FeedbackGiven> {
  const path = `/learning/feedback/${encodeURIComponent(feedbackId)}`;
  return request(path, { method: "DELETE" });
}

/** Every tool that was considered for a mission, and what moved each. */
export function whyQuery(missionId: string) {
  return queryOptions({
    queryKey: missionKeys.why(missionId),
    queryFn: ({ signal }) => request<Why>(`${missionPath(missionId)}/why`, { signal }),
  });
}

/** What was learned of each tool by kind of objective, and whose words stand. */
export function learningQuery() {
  return queryOptions({
    queryKey: learningKeys.all,
    queryFn: ({ signal }) => request<Learning>("/learning", { signal }),
  });
}

/** What the missions of the last thirty days were worth, by tool. */
export function netValueQuery() {
  return queryOptions({
    queryKey: learningKeys.value,
    queryFn: ({ signal }) => request<NetValue>("/learning/value", { signal }),
  });
}

/** What one mission was worth. */
export function missionValueQuery(missionId: string) {
  return queryOptions({
    queryKey: learningKeys.valueOf(missionId),
    queryFn: ({ signal }) => request<MissionValue>(`${missionPath(missionId)}/value`, { signal }),
  });
}

export function forgetLearning(): Promise<{ records: number }> {
  return request("/learning/forget", { method: "POST" });
}

function missionPath(missionId: string): string {
  return `/missions/${encodeURIComponent(missionId)}`;
}

function surveyPath(missionId: string): string {
  return `${missionPath(missionId)}/survey`;
}
