import type { Difference, Problem } from "./types";

/** A refusal or a silence of the server, fit to be shown. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  constructor(
    message: string,
    readonly code: string,
    readonly status: number,
    readonly difference: readonly Difference[] = [],
    /** Which value of the request was refused, where it was one. */
    readonly field: string | null = null,
    /** Which parameters of a recipe were refused, and why. */
    readonly parameters: readonly { name: string; problem: string }[] = [],
  ) {
    super(message);
  }
}

const UNREACHABLE = "Buddy does not answer. Is the server running? Nothing was changed.";
const TIMEOUT_MS = 15_000;

interface RequestOptions {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
  /** How long the answer may take; 15 s where it is left out. */
  timeoutMs?: number;
  /** A status whose body is an answer and no refusal. */
  alsoGood?: number;
  /** Whether it is sent to the end though the page goes; for small bodies only. */
  keepalive?: boolean;
}

/**
 * Ask the server for JSON.
 *
 * @throws ApiError with the problem's detail and code, or with code `unreachable`.
 */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const {
    method = "GET",
    body,
    headers,
    signal,
    timeoutMs = TIMEOUT_MS,
    alsoGood,
    keepalive,
  } = options;
  const response = await send(path, {
    method,
    headers: {
      Accept: "application/json",
      "X-Buddy-Client": "whiteboard",
      ...contentType(method),
      ...headers,
    },
    signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]),
    keepalive: keepalive === true,
    ...(hasBody(method) ? { body: JSON.stringify(body ?? {}) } : {}),
  });
  if (!response.ok && response.status !== alsoGood) throw await refusal(response);
  return (response.status === 204 ? null : await response.json()) as T;
}

function contentType(method: string): Record<string, string> {
  return hasBody(method) ? { "Content-Type": "application/json" } : {};
}

function hasBody(method: string): boolean {
  return method === "POST" || method === "PUT" || method === "PATCH";
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError(UNREACHABLE, "unreachable", 0);
  }
}

async function refusal(response: Response): Promise<ApiError> {
  const problem = await readProblem(response);
  const fallback = `The server answered ${response.status} without saying why.`;
  return new ApiError(
    problem.detail ?? problem.title ?? fallback,
    problem.code ?? `http_${response.status}`,
    response.status,
    problem.difference ?? [],
    problem.field ?? null,
    problem.parameters ?? [],
  );
}

async function readProblem(response: Response): Promise<Problem> {
  try {
    const value: unknown = await response.json();
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
