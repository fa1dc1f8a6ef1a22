import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { analytics, AT, instance, mission, proposal, proposedEvent } from "../testing/factories";
import { FakeServer, problem } from "../testing/fake-server";
import { FakeSocket } from "../testing/fake-socket";
import { scheduleShown } from "../testing/schedule-factories";
import { App } from "./App";
import "./MissionPage"; // what is loaded when it is needed must not take a test's time

const PREVIEW = "POST /missions/m_abc123/update/preview";
const UPDATE = "PUT /missions/m_abc123/update";
let server: FakeServer;

beforeEach(() => {
  FakeSocket.opened = [];
  vi.stubGlobal("WebSocket", FakeSocket);
  const dearer = proposal({ cost: { ...proposal().cost, p50_usd: "1.25", cap_usd: "9.00" } });
  server = new FakeServer()
    .on("GET /api/analytics/all", analytics())
    .on("GET /instance", instance())
    .on("GET /missions", { items: [], next_cursor: null })
    .on("GET /missions/m_abc123", mission())
    .on("GET /missions/m_abc123/events", { items: [proposedEvent(1)], next_cursor: null })
    .on(PREVIEW, {
      revision: 1,
      differences: [{ field: "cap_usd", old: "5.00", new: "9.00" }],
      before: proposal(),
      after: dearer,
      questions: [],
    })
    .install();
});

async function edit(cap: string) {
  history.replaceState(null, "", "/?mission=m_abc123");
  render(<App />);
  const user = userEvent.setup();
  await user.click(await screen.findByRole("button", { name: /^Edit/ }));
  const form = screen.getByRole("group", { name: "Proposal" });
  await user.clear(within(form).getByLabelText("Cap in US dollars"));
  await user.type(within(form).getByLabelText("Cap in US dollars"), cap);
  return { user, form };
}

const save = () => screen.getByRole("button", { name: "Save as new revision" });

describe("an edit", () => {
  it("shows what it changes, estimate included, before it is saved", async () => {
    const { form } = await edit("9");
    const changes = await within(form).findByLabelText("What your edit changes");
    expect(changes).toHaveTextContent("Cap$5.00→$9.00");
    expect(changes).toHaveTextContent("Typical cost$0.0015→$1.25");
    expect(server.commands()).toEqual([]);
    expect(save()).toBeEnabled();
  });

  it("of the cap says what all runs of a proposed schedule may then cost", async () => {
    const state = { state: "proposed", standing_id: null } as const;
    server
      .on("GET /missions/m_abc123", mission({ metadata: { scheduled_by: "sch_abc123" } }))
      .on("GET /missions/m_abc123/schedule", scheduleShown(state));
    const { form } = await edit("9");
    const changes = await within(form).findByLabelText("What your edit changes");
    expect(changes).toHaveTextContent("All 30 runs together$15.00→$270.00");
  });

  it("that changes nothing cannot be saved", async () => {
    await edit("5.00");
    expect(screen.getByText("Nothing is changed yet.")).toBeVisible();
    expect(save()).toBeDisabled();
  });

  it("that comes too late shows what stands and is redone on it", async () => {
    const change = { revision: 2, changed_fields: ["objective"], actor: "ada", at: AT };
    const newer = mission({ revision: 2, objective: "search for rust", change_history: [change] });
    server.on(UPDATE, () => {
      server.on("GET /missions/m_abc123", newer);
      return problem(409, "revision_conflict", "revision 2 stands", { difference: [] });
    });
    const { user, form } = await edit("9");
    await user.click(save());
    const conflict = await screen.findByText("Somebody was faster: revision 2 stands now");
    expect(conflict.parentElement).toHaveTextContent("search for python tutorials→search for rust");
    expect(save()).toBeDisabled();
    await user.click(screen.getByRole("button", { name: "Redo my changes on revision 2" }));
    expect(within(form).getByLabelText("Objective")).toHaveValue("search for rust");
    expect(within(form).getByLabelText("Cap in US dollars")).toHaveValue("9");
    server.on(UPDATE, { mission: mission({ revision: 3, cap_usd: "9.00" }) });
    await user.click(save());
    await waitFor(() =>
      expect(server.commands()).toEqual([
        'PUT /missions/m_abc123/update {"revision":1,"max_cost_usd":"9"}',
        'PUT /missions/m_abc123/update {"revision":2,"max_cost_usd":"9"}',
      ]),
    );
  });
});
