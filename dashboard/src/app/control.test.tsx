import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";

import type { MissionView } from "../api/types";
import { analytics, AT, instance, mission, receipt } from "../testing/factories";
import { FakeServer, problem } from "../testing/fake-server";
import { FakeSocket } from "../testing/fake-socket";
import { App } from "./App";
import "./MissionPage"; // what is loaded when it is needed must not take a test's time

const PAUSED = instance({
  state: "paused",
  since: AT,
  by: "local",
  reason: "a wrong price",
  running: 1,
  queued: 2,
});
let server: FakeServer;

beforeEach(() => {
  FakeSocket.opened = [];
  vi.stubGlobal("WebSocket", FakeSocket);
  server = new FakeServer()
    .on("GET /api/analytics/all", analytics())
    .on("GET /missions", { items: [], next_cursor: null })
    .on("GET /missions/m_abc123/events", { items: [], next_cursor: null })
    .on("GET /instance", instance())
    .install();
});

async function open(changes: Partial<MissionView> | null = null) {
  server.on("GET /missions/m_abc123", mission(changes ?? {}));
  history.replaceState(null, "", changes === null ? "/" : "/?mission=m_abc123");
  render(<App />);
  await screen.findByRole("heading", { level: 1 });
  return userEvent.setup();
}

const button = (name: string | RegExp) => screen.getByRole("button", { name });

describe("the kill switch", () => {
  it("asks first, then pauses with the reason and shows the banner", async () => {
    server.on("POST /instance/pause", () => {
      server.on("GET /instance", PAUSED);
      return PAUSED;
    });
    const user = await open();
    await user.click(await screen.findByRole("button", { name: "Pause Buddy" }));
    const dialog = screen.getByRole("dialog", { name: "Pause Buddy?" });
    expect(server.commands()).toEqual([]);
    expect(within(dialog).getByLabelText("Reason (optional)")).toHaveFocus();
    await user.keyboard(" a wrong price ");
    await user.click(within(dialog).getByRole("checkbox"));
    await user.click(within(dialog).getByRole("button", { name: "Pause" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(server.commands()).toEqual([
      'POST /instance/pause {"stop_running":true,"reason":"a wrong price"}',
    ]);
    const banner = await screen.findByRole("alert");
    for (const text of [
      "Buddy is paused",
      "a wrong price",
      "by local",
      "1 run held, 2 runs queued",
    ])
      expect(banner).toHaveTextContent(text);
  });

  it("pauses by keyboard alone, and going back leaves everything as it is", async () => {
    server.on("POST /instance/pause", PAUSED);
    const user = await open();
    (await screen.findByRole("button", { name: "Pause Buddy" })).focus();
    await user.keyboard("{Enter}");
    await user.click(button("Back"));
    expect(screen.queryByRole("dialog")).toBeNull();
    button("Pause Buddy").focus();
    await user.keyboard("{Enter}");
    await user.keyboard("{Enter}");
    await waitFor(() => {
      expect(server.commands()).toEqual(['POST /instance/pause {"stop_running":false}']);
    });
  });

  it("says why it was not moved, and stays open", async () => {
    const text = "The store does not answer";
    server.on("POST /instance/pause", () => problem(503, "store_unavailable", text));
    const user = await open();
    await user.click(await screen.findByRole("button", { name: "Pause Buddy" }));
    await user.click(button("Pause"));
    const dialog = screen.getByRole("dialog");
    expect(await within(dialog).findByRole("alert")).toHaveTextContent(text);
  });

  it("is resumed from the banner and from the header", async () => {
    server.on("GET /instance", PAUSED).on("POST /instance/resume", () => {
      server.on("GET /instance", instance({ since: AT, by: "local" }));
      return instance({ since: AT, by: "local" });
    });
    const user = await open();
    await screen.findByText("Buddy is paused");
    expect(button("Resume Buddy")).toBeVisible();
    await user.click(button("Resume"));
    await waitFor(() => expect(screen.queryByText("Buddy is paused")).toBeNull());
    expect(button("Pause Buddy")).toBeVisible();
    expect(server.commands()).toEqual(["POST /instance/resume {}"]);
  });

  it("tells a queued mission what it waits for", async () => {
    server.on("GET /instance", PAUSED);
    const run = {
      run_id: "r_1",
      state: "queued" as const,
      requested_at: AT,
      attempt: 1,
      started_at: null,
      finished_at: null,
      deviation: null,
      choice: null,
    };
    await open({ status: "approved", run });
    expect(await screen.findByText(/starts when it is resumed/)).toBeVisible();
  });
});

describe("a call in doubt", () => {
  const deviation = {
    kind: "outcome_unknown",
    approved: "send_mail",
    needed: "send_mail",
    message: "Buddy stopped while send_mail was being called",
    choices: ["happened", "retry"],
    missing_usd: null,
    differences: [],
    call: null,
  };
  const run = {
    run_id: "r_1",
    state: "parked" as const,
    requested_at: AT,
    attempt: 1,
    started_at: AT,
    finished_at: null,
    deviation,
    choice: null,
  };
  const parked = { status: "awaiting_approval" as const, run, revision: 2 };

  it("offers what may have happened in plain words, and no blind yes", async () => {
    await open(parked);
    expect(screen.getByRole("heading", { name: "Did the call take effect?" })).toBeVisible();
    expect(screen.getByText(/it happens twice/)).toBeVisible();
    expect(screen.getByText(/Its answer is lost/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Approve and go on" })).toBeNull();
  });

  it.each([
    [
      "It happened",
      'POST /missions/m_abc123/approve {"revision":2,"attempt":1,"choice":"happened"}',
    ],
    [
      "Call it again",
      'POST /missions/m_abc123/approve {"revision":2,"attempt":1,"choice":"retry"}',
    ],
    ["Cancel mission", "POST /missions/m_abc123/cancel {}"],
  ])("takes %s", async (name, command) => {
    server.on("POST /missions/m_abc123/approve", {}).on("POST /missions/m_abc123/cancel", {});
    const user = await open(parked);
    await user.click(button(name));
    await waitFor(() => expect(server.commands()).toEqual([command]));
  });
});

describe("a mission that is over", () => {
  const run = {
    run_id: "r_1",
    state: "finished" as const,
    requested_at: AT,
    attempt: 1,
    started_at: AT,
    finished_at: AT,
    deviation: null,
    choice: null,
  };
  const made = { mission_id: "m_new456", mission: mission({ mission_id: "m_new456" }) };

  beforeEach(() => {
    server
      .on("POST /missions/m_abc123/retry", { status: 201, body: made })
      .on("GET /missions/m_new456", made.mission)
      .on("GET /missions/m_abc123/receipt", receipt()) // one not to be read is tried again too
      .on("GET /missions/m_new456/events", { items: [], next_cursor: null });
  });

  it.each([
    ["failed" as const, "Try again", "failed_step"],
    ["failed" as const, "From the start", "start"],
    ["cancelled" as const, "Try again", "failed_step"],
    ["completed" as const, "Run again", "start"],
  ])("that %s can be tried again: %s", async (status, name, from) => {
    const user = await open({ status, run });
    await user.click(button(name));
    await waitFor(() => expect(location.search).toBe("?mission=m_new456"));
    expect(server.commands()).toEqual([`POST /missions/m_abc123/retry {"from":"${from}"}`]);
  });

  it("that never ran has no step to go on from", async () => {
    await open({ status: "rejected" });
    expect(button("Run again")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
  });
});
