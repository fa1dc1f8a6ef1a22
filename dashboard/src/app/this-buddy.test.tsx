import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";

import { analytics, inboxPage, instance } from "../testing/factories";
import { FakeServer, problem } from "../testing/fake-server";
import { FakeSocket } from "../testing/fake-socket";
import { App } from "./App";

const TOOL = {
  name: "web_search",
  description: "Searches the web.",
  examples: ["search for tea"],
  input_schema: { type: "object" },
  output_schema: { type: "object" },
  intents: ["search"],
  artifact_type: "web_search_result",
  price: { kind: "known", per_call: "0.01" },
  risk: "read",
  idempotent: true,
  undo: null,
  contacts_network: true,
  timeout_seconds: 30,
  typical_seconds: 1.2,
  server: null,
  enabled: true,
  unavailable: null,
};
const FETCH = { ...TOOL, name: "pages.fetch", server: "pages", unavailable: "It does not answer." };
const SERVER = { name: "pages", transport: "stdio", state: "unavailable", tools: 1, notes: [] };
let server: FakeServer;

beforeEach(() => {
  FakeSocket.opened = [];
  vi.stubGlobal("WebSocket", FakeSocket);
  const servers = [{ ...SERVER, reason: "It ended with code 1.", protocol: null }];
  server = new FakeServer()
    .on("GET /api/analytics/all", analytics())
    .on("GET /instance", instance())
    .on("GET /inbox", inboxPage([]))
    .on("GET /tools", { items: [TOOL, FETCH], next_cursor: null, servers })
    .install();
});

async function open(address: string, heading: string) {
  history.replaceState(null, "", address);
  render(<App />);
  await screen.findByRole("heading", { name: heading, level: 1 });
  return userEvent.setup();
}

describe("the tools", () => {
  it("are switched, and say where they come from and why one cannot be called", async () => {
    const user = await open("/tools", "Tools");
    const builtIn = await screen.findByRole("region", { name: "Built in" });
    expect(builtIn).toHaveTextContent("$0.01 a call");
    expect(screen.getByRole("region", { name: "From pages" })).toHaveTextContent(
      "Cannot be called nowIt does not answer.",
    );
    expect(screen.getByRole("region", { name: "MCP servers" })).toHaveTextContent(
      "It ended with code 1.",
    );
    server
      .on("POST /tools/web_search/disable", { name: "web_search", enabled: false })
      .on("GET /tools", { items: [{ ...TOOL, enabled: false }], next_cursor: null, servers: [] });
    await user.click(within(builtIn).getByRole("switch", { name: "web_search is on" }));
    expect(server.commands()).toEqual(["POST /tools/web_search/disable {}"]);
    await waitFor(() => expect(screen.getByRole("switch")).not.toBeChecked());
    expect(builtIn).toHaveTextContent("0 of 1 on");

    server.on("POST /tools/web_search/enable", problem(409, "conflict", "Not now"));
    await user.click(screen.getByRole("switch"));
    expect(await screen.findByRole("alert")).toHaveTextContent("Not switchedNot now");
  });
});

describe("the health", () => {
  it("names the part that does not answer, which is no refusal", async () => {
    const checks = { store: "store_unavailable", engine: "ok", event_bus: "ok", models: "warming" };
    const body = { status: "not_ready", paused: false, checks, llm: null };
    server.on("GET /readyz", { status: 503, body });
    const user = await open("/health", "Health");
    expect(await screen.findByRole("alert")).toHaveTextContent("Not everything answers");
    const parts = screen.getByRole("region", { name: "Parts" });
    expect(parts).toHaveTextContent("store_unavailable");
    expect(parts).toHaveTextContent("Warming up");

    const chain = { chain: "local", ok: true, links: 7, problems: [] };
    server.on("GET /audit/verify", { ok: true, chains: [chain], problems: [] });
    await user.click(screen.getByRole("button", { name: "Check it now" }));
    expect(await screen.findByText("Unbroken: 7 links hold.")).toBeVisible();

    server.down = true;
    await user.click(screen.getByRole("button", { name: "Check it now" }));
    expect(await screen.findByText("The chain could not be read")).toBeVisible();
  });

  it("tells a silence from a fault, and shows what was so before as such", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    onTestFinished(() => void vi.useRealTimers());
    server.on("GET /readyz", { status: 500, body: null });
    const user = await open("/health", "Health");
    expect(await screen.findByText("Buddy answers, but cannot tell how it is")).toBeVisible();

    const checks = { store: "ok", engine: "ok", event_bus: "ok", models: "ok" };
    server.on("GET /readyz", { status: "ready", paused: false, checks, llm: null });
    await user.click(screen.getByRole("button", { name: "Ask again" }));
    expect(await screen.findByText("Everything answers")).toBeVisible();

    server.down = true;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await screen.findByText("Buddy does not answer")).toBeVisible();
    const parts = screen.getByRole("region", { name: "Parts" });
    expect(within(parts).getAllByText("Before: Answers")).toHaveLength(4);
  });
});

describe("the settings", () => {
  it("show what the instance was told, keep secrets, and change this browser", async () => {
    const setting = {
      meaning: "What it does with `care`.",
      given: true,
      secret: false,
      changeable: false,
      choices: [],
      waits: false,
    };
    const items = [
      { ...setting, name: "BUDDY_SEARCH", value: "offline" },
      { ...setting, name: "BUDDY_LLM_API_KEY", value: null, secret: true },
    ];
    server.on("GET /settings", { items, next_cursor: null });
    const user = await open("/settings", "Settings");
    const own = await screen.findByRole("region", { name: "This Buddy" });
    await within(own).findByText("BUDDY_SEARCH");
    expect(own).toHaveTextContent("set, not shown");
    await user.type(within(own).getByLabelText("Find a setting"), "offline");
    expect(within(own).queryByText("BUDDY_LLM_API_KEY")).toBeNull();

    await user.click(screen.getByRole("radio", { name: "Dark" }));
    expect(document.documentElement.dataset.theme).toBe("dark");
    await user.click(screen.getByRole("switch", { name: "Single-key shortcuts" }));
    await user.click(screen.getByRole("heading", { level: 1 }));
    await user.keyboard("b");
    expect(location.pathname).toBe("/settings");
  });

  it("change for the next start, or say why not", async () => {
    const setting = {
      meaning: "How.",
      given: false,
      secret: false,
      changeable: true,
      waits: false,
    };
    const search = {
      ...setting,
      name: "BUDDY_SEARCH",
      value: "auto",
      choices: ["auto", "offline"],
    };
    const cap = { ...setting, name: "BUDDY_GOAL_USD", value: "20.00", choices: [] };
    server.on("GET /settings", { items: [search, cap], next_cursor: null });
    const user = await open("/settings", "Settings");
    const choice = await screen.findByLabelText("New value of BUDDY_SEARCH");
    expect(screen.getByRole("button", { name: "Save BUDDY_SEARCH" })).toBeDisabled();
    const waits = { ...search, waits: true, next_value: "offline" };
    server.on("PUT /settings", { items: [waits, cap], next_cursor: null });
    await user.selectOptions(choice, "offline");
    await user.click(screen.getByRole("button", { name: "Save BUDDY_SEARCH" }));
    expect(await screen.findByText("offline from the next start on")).toBeVisible();
    expect(screen.getByText("One change waits for a restart")).toBeVisible();

    server.on("PUT /settings", problem(422, "input_invalid", "BUDDY_GOAL_USD: no amount"));
    const amount = screen.getByLabelText("New value of BUDDY_GOAL_USD");
    await user.clear(amount);
    await user.type(amount, "much{Enter}");
    expect(await screen.findByRole("alert")).toHaveTextContent("no amount");
    await user.click(screen.getByRole("button", { name: "Default of BUDDY_SEARCH" }));
    expect(server.commands()).toEqual([
      'PUT /settings {"changes":{"BUDDY_SEARCH":"offline"}}',
      'PUT /settings {"changes":{"BUDDY_GOAL_USD":"much"}}',
      'PUT /settings {"changes":{"BUDDY_SEARCH":null}}',
    ]);
  });

  it("ask the browser before they notify, and tell of what waits while nobody looks", async () => {
    server.on("GET /settings", { items: [], next_cursor: null });
    const told: string[] = [];
    const permission = vi.fn(() => Promise.resolve("granted"));
    class Note {
      static permission = "granted";
      static requestPermission = permission;
      onclick: (() => void) | null = null;
      constructor(title: string, { body }: { body: string }) {
        told.push(`${title}: ${body}`);
      }
    }
    vi.stubGlobal("Notification", Note);
    vi.spyOn(document, "hasFocus").mockReturnValue(false);
    const user = await open("/settings", "Settings");
    await user.click(screen.getByRole("switch", { name: "Desktop notifications" }));
    expect(permission).toHaveBeenCalledOnce();
    const { createNotifier } = await import("./notifier");
    const { proposedEvent, stoppedEvent } = await import("../testing/factories");
    createNotifier().onEvents([proposedEvent(1), stoppedEvent(2)]);
    expect(told).toHaveLength(2);
    expect(told[0]).toMatch(/^Buddy waits for your decision: /);
    await user.click(screen.getByRole("switch", { name: "Desktop notifications" }));
    createNotifier().onEvents([proposedEvent(3)]);
    expect(told).toHaveLength(2);
  });
});
