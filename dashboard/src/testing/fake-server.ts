import { vi } from "vitest";

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly prefer: string | null;
  /** The idempotency key. */
  readonly key: string | null;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

type Handler = (asked: Asked) => Answer | object;

/** A server in the place of fetch: handlers by "METHOD /path", and a list of what was asked. */
export class FakeServer {
  readonly asked: Asked[] = [];
  down = false;
  readonly #handlers = new Map<string, Handler>();

  on(route: string, handler: Handler | object): this {
    const answer = typeof handler === "function" ? (handler as Handler) : () => handler;
    this.#handlers.set(route, answer);
    return this;
  }

  install(): this {
    vi.stubGlobal("fetch", (path: string, init: RequestInit = {}) => this.#answer(path, init));
    return this;
  }

  /** The commands that were sent, in order, without the reads. */
  commands(): string[] {
    return this.asked
      .filter(({ method, path }) => method !== "GET" && !path.endsWith("/update/preview"))
      .map(({ method, path, body }) => `${method} ${path} ${JSON.stringify(body)}`);
  }

  async #answer(address: string, init: RequestInit): Promise<Response> {
    await Promise.resolve();
    if (this.down) throw new TypeError("Failed to fetch");
    const [path = ""] = address.split("?");
    const method = init.method ?? "GET";
    const body: unknown = typeof init.body === "string" ? JSON.parse(init.body) : undefined;
    const headers = new Headers(init.headers);
    const [prefer, key] = [headers.get("prefer"), headers.get("idempotency-key")];
    const asked = { method, path: address, body, prefer, key };
    this.asked.push(asked);
    const handler = this.#handlers.get(`${method} ${path}`);
    const answer =
      handler?.(asked) ?? problem(404, "not_found", `No handler for ${method} ${path}`);
    const { status, body: content } = isAnswer(answer) ? answer : { status: 200, body: answer };
    return new Response(status === 204 ? null : JSON.stringify(content), { status });
  }
}

export function problem(status: number, code: string, detail: string, more: object = {}): Answer {
  return { status, body: { ...more, type: `about:${code}`, title: code, status, detail, code } };
}

function isAnswer(value: object): value is Answer {
  return "status" in value && "body" in value && typeof value.status === "number";
}
