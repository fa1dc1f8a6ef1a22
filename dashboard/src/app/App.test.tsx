import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { analytics, event, mission, proposedEvent } from "../testing/factories";
import { FakeServer, problem } from "../testing/fake-server";
import { FakeSocket } from "../testing/fake-socket";
import { App } from "./App";
import "./MissionPage"; // what is loaded when it is needed must not take a test's time

let server: FakeServer;
const MISSION = "GET /missions/m_abc123";

beforeEach(() => {
  FakeSocket.opened = [];
  vi.stubGlobal("WebSocket", FakeSocket);
  const approved = mission({ status: "approved" });
  server = new FakeServer()
    .on("GET /api/analytics/all", analytics())
    .on("GET /missions", { items: [mission()], next_cursor: null })
    .on(MISSION, mission())
    .on("GET /missions/m_abc123/events", { items: [proposedEvent(1)], next_cursor: null })
    .on("POST /missions/create", {
      status: 201,
      body: { mission_id: "m_abc123", mission: mission() },
    })
    .on("POST /missions/m_abc123/approve", approved)
    .on("POST /missions/m_abc123/reject", mission({ status: "rejected" }))
    .on("POST /missions/m_abc123/execute", { status: 202, body: approved })
    .install();
});

async function open(address = "/?mission=m_abc123") {
  history.replaceState(null, "", address);
  render(<App />);
  const user = userEvent.setup();
  if (address.includes("mission=")) await screen.findByRole("heading", { level: 1 });
  return user;
}

const button = (name: RegExp) => screen.getByRole("button", { name });

describe("the page", () => {
  it("goes from an objective to its proposal, and back", async () => {
    const user = await open("/api/whiteboard");
    await user.keyboard("/");
    await user.keyboard("search for python tutorials{Enter}");
    expect(await screen.findByRole("group", { name: "Proposal" })).toHaveFocus();
    expect(server.commands()).toEqual([
      'POST /missions/create {"objective":"search for python tutorials"}',
    ]);
    expect(location.pathname + location.search).toBe("/api/whiteboard?mission=m_abc123");
    history.back();
    await waitFor(() => expect(location.search).toBe(""));
    expect(await screen.findByRole("region", { name: "Missions" })).toBeVisible();
  });

  it("sends cap and domains when they are given", async () => {
    const user = await open("/");
    await user.type(screen.getByLabelText("Objective"), "find");
    await user.click(screen.getByText("Cap and domains"));
    await user.type(screen.getByLabelText("Cap in US dollars"), "2.5x");
    expect(screen.getByText(/Write an amount/)).toBeVisible();
    expect(button(/^Propose$/)).toBeDisabled();
    await user.type(screen.getByLabelText("Cap in US dollars"), "{Backspace}");
    await user.type(screen.getByLabelText("Allowed domains"), "example.org, docs.python.org");
    await user.click(button(/^Propose$/));
    const body = {
      objective: "find",
      max_cost_usd: "2.5",
      scope: { allowed_domains: ["example.org", "docs.python.org"] },
    };
    await waitFor(() => {
      expect(server.commands()).toEqual([`POST /missions/create ${JSON.stringify(body)}`]);
    });
  });

  it("shows everything that is decided about", async () => {
    await open();
    const proposal = screen.getByRole("group", { name: "Proposal" });
    for (const text of [
      "web_search",
      "85% confidence",
      "$0.0015",
      "$0.04",
      "$5.00",
      "from 14 past runs",
      "5.2 s – 12 s",
      "Reads only",
      "Sends the query to a search engine",
      "Any public site may be contacted",
      "Keep the results",
      "web_research",
      "Approve, then run",
    ]) {
      expect(proposal).toHaveTextContent(text);
    }
  });

  it("approves and runs as two commands, with the revision that is shown", async () => {
    server.on(MISSION, mission({ revision: 3 }));
    const user = await open();
    await user.click(button(/Approve and run/));
    await waitFor(() => expect(server.commands()).toHaveLength(2));
    expect(server.commands()).toEqual([
      'POST /missions/m_abc123/approve {"revision":3}',
      "POST /missions/m_abc123/execute {}",
    ]);
    const executed = server.asked.find(({ path }) => path.endsWith("/execute"));
    expect(executed?.prefer).toBe("respond-async");
  });

  it("does not run what was not approved", async () => {
    const conflict = "Revision 1 was named but revision 2 stands; reload and decide again";
    const difference = [{ field: "cap_usd", old: "5.00", new: "9.00" }];
    server.on("POST /missions/m_abc123/approve", () =>
      problem(409, "revision_conflict", conflict, { difference }),
    );
    const user = await open();
    await user.click(button(/Approve and run/));
    const alert = await screen.findByRole("alert");
    expect(alert).toHaveTextContent(conflict);
    expect(alert).toHaveTextContent("revision_conflict");
    expect(within(alert).getByText("Cap").nextSibling).toHaveTextContent("$5.00→$9.00");
    expect(server.commands()).toHaveLength(1);
  });

  it("decides by key while the proposal has the focus", async () => {
    const user = await open();
    await user.keyboard("a");
    await waitFor(() => {
      expect(server.commands()).toEqual(['POST /missions/m_abc123/approve {"revision":1}']);
    });
    await user.keyboard("r");
    await user.keyboard("too dear{Enter}");
    expect(screen.getByText(/Rejected in a few seconds/)).toBeVisible();
    await user.keyboard("z");
    await user.keyboard("r");
    expect(server.commands().at(-1)).not.toContain("reject");
    await user.keyboard("too dear{Enter}");
    await user.click(screen.getByRole("button", { name: "Reject now" }));
    await waitFor(() => {
      expect(server.commands().at(-1)).toBe(
        'POST /missions/m_abc123/reject {"revision":1,"reason":"too dear"}',
      );
    });
  });

  it("holds the decision when the proposal changes under the reader's eyes", async () => {
    await open();
    FakeSocket.last().hello();
    const change = { revision: 2, changed_fields: ["cap_usd"], actor: "local", at: "" };
    const changed = mission({ revision: 2, cap_usd: "9.00", change_history: [change] });
    server.on(MISSION, changed);
    FakeSocket.last().send(event(1, "mission_expired", { reason: "any event of the mission" }));
    expect(await screen.findByText(/This is now revision 2; changed: cap_usd/)).toBeVisible();
    expect(button(/Approve and run/)).toBeDisabled();
    await waitFor(() => expect(button(/Approve and run/)).toBeEnabled());
  });

  it("asks for the whole board once when an unknown mission moves", async () => {
    await open();
    FakeSocket.last().hello();
    const boards = () => server.asked.filter(({ path }) => path === "/api/analytics/all").length;
    const before = boards();
    FakeSocket.last().send(event(8, "mission_expired", { reason: "old" }, { mission_id: "m_x" }));
    await waitFor(() => expect(boards()).toBe(before + 1));
    FakeSocket.last().send(event(9, "mission_expired", { reason: "old" }, { mission_id: "m_x" }));
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(boards()).toBe(before + 1);
  });

  it("says why a mission of the address cannot be shown", async () => {
    server.on(MISSION, () => problem(404, "mission_not_found", "Mission not found"));
    history.replaceState(null, "", "/?mission=m_abc123");
    render(<App />);
    expect(await screen.findByRole("alert")).toHaveTextContent("Mission not found");
  });

  it("walks through missions with j and k unless single keys are off", async () => {
    const two = [mission({ mission_id: "m_one" }), mission()];
    server.on("GET /missions", { items: two, next_cursor: null });
    server.on("GET /missions/m_one", mission({ mission_id: "m_one" }));
    const user = await open("/");
    const list = await screen.findByRole("region", { name: "Missions" });
    await within(list).findAllByRole("button");
    await user.keyboard("j");
    expect(location.search).toBe("?mission=m_one");
    await user.keyboard("j");
    expect(location.search).toBe("?mission=m_abc123");
    await user.keyboard("?");
    await user.click(await screen.findByLabelText("Single-key shortcuts"));
    await user.click(button(/Close help/));
    await user.keyboard("k");
    expect(location.search).toBe("?mission=m_abc123");
  });
});
