import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";

import type { Budgets, Offer, StandingApproval } from "../api/types";
import { analytics, AT, inboxPage, instance } from "../testing/factories";
import { FakeServer, problem } from "../testing/fake-server";
import { FakeSocket } from "../testing/fake-socket";
import { App } from "./App";

const BUDGETS: Budgets = {
  items: [
    {
      scope: "user/day",
      account: "user/day 2026-01-15",
      limit_usd: "20.00",
      settled_usd: "5.00",
      reserved_usd: "10.00",
      free_usd: "5.00",
      set_by_person: false,
      note: null,
    },
  ],
  next_cursor: null,
  credits: [],
  forecast: {
    month: "2026-01",
    settled_usd: "5.00",
    reserved_usd: "10.00",
    projected_usd: "12.40",
  },
  calibration: {
    missions: 7,
    within_cap: 6,
    estimated: 7,
    below_p50: 0,
    p50_to_p90: 6,
    above_p90: 1,
  },
};
const STANDING: StandingApproval = {
  id: "s_1",
  tool: "web_extract",
  allowed_domains: ["python.org"],
  blocked_domains: [],
  max_pages: 5,
  cap_per_run_usd: "0.50",
  cap_total_usd: "6.00",
  committed_usd: "1.00",
  count: 12,
  used: 2,
  until: "2999-01-01T00:00:00.000Z",
  purposes: ["schedule", "requested"],
  note: "for the nightly check",
  open: true,
  created_by: "local",
  channel: "whiteboard",
  created_at: AT,
  revoked_at: null,
  revoked_by: null,
  uses: [],
};
const OFFER: Offer = {
  offer_id: "o_1",
  bounds: {
    tool: "calculate",
    allowed_domains: null,
    blocked_domains: [],
    cap_per_run: "5.00",
    max_pages: 5,
  },
  cap_total: "150.00",
  count: 30,
  until: "2999-01-01T00:00:00.000Z",
  approvals: 3,
  message: "You approved calculate 3 times in a row",
};
let server: FakeServer;

const standings = (items: StandingApproval[], offers: Offer[] = []) => ({
  items,
  next_cursor: null,
  offers,
});

beforeEach(() => {
  FakeSocket.opened = [];
  vi.stubGlobal("WebSocket", FakeSocket);
  server = new FakeServer()
    .on("GET /api/analytics/all", analytics())
    .on("GET /instance", instance())
    .on("GET /inbox", inboxPage([]))
    .on("GET /budgets", BUDGETS)
    .on("GET /standing-approvals", standings([STANDING], [OFFER]))
    .install();
});

async function open() {
  history.replaceState(null, "", "/budgets");
  render(<App />);
  await screen.findByRole("row", { name: /Today/ });
  return userEvent.setup();
}

describe("the budgets", () => {
  it("show what is spent, set aside and free, where the month goes, and how good estimates are", async () => {
    await open();
    const row = screen.getByRole("row", { name: /Today/ });
    for (const text of ["user/day 2026-01-15", "$20.00", "$5.00", "$10.00", "default"]) {
      expect(row).toHaveTextContent(text);
    }
    expect(within(row).getByRole("meter")).toHaveAttribute("aria-valuenow", "75");
    expect(screen.getByText("About $12.40")).toBeVisible();
    const found = screen.getByRole("region", { name: "How good the estimates were" });
    expect(found).toHaveTextContent(
      "Of the last 7 completed missions, 6 stayed inside the cap that was proposed.",
    );
    expect(found).toHaveTextContent("6 inside the promised range");
  });

  it("take a new limit where it stands, and show what is wrong with it at the field", async () => {
    const user = await open();
    await user.click(screen.getByRole("button", { name: "Change the limit of Today" }));
    const field = screen.getByLabelText("New limit of Today");
    expect(field).toHaveFocus();
    await user.clear(field);
    await user.type(field, "12,5");
    expect(field).toHaveAccessibleDescription(/Write an amount such as 20.00/);
    await user.clear(field);
    await user.type(field, "3");
    expect(field).toHaveAccessibleDescription(/Less than what is spent and set aside/);
    const refusal = "A limit is too high for this instance";
    server.on("PUT /budgets/user/day", () =>
      problem(422, "input_invalid", refusal, { field: "limit_usd" }),
    );
    await user.keyboard("{Enter}");
    await waitFor(() => expect(field).toHaveAccessibleDescription(refusal));
    server.on("PUT /budgets/user/day", () => {
      const [line] = BUDGETS.items;
      server.on("GET /budgets", { ...BUDGETS, items: [{ ...line, limit_usd: "3.50" }] });
      return {};
    });
    await user.type(field, ".5{Enter}");
    await waitFor(() => {
      expect(screen.getByRole("row", { name: /Today/ })).toHaveTextContent("$3.50");
    });
    expect(screen.queryByLabelText("New limit of Today")).toBeNull();
    expect(server.commands()).toEqual([
      'PUT /budgets/user/day {"limit_usd":"3"}',
      'PUT /budgets/user/day {"limit_usd":"3.5"}',
    ]);
  });

  it("take a limit for a metered service in whole credits", async () => {
    server.on("PUT /budgets/credits%20serp", {});
    const user = await open();
    await user.click(screen.getByRole("button", { name: "Set a limit for something else" }));
    await user.type(screen.getByLabelText("Its name"), "no name");
    expect(screen.getByLabelText("Its name")).toHaveAccessibleDescription(/Letters, digits/);
    await user.clear(screen.getByLabelText("Its name"));
    await user.type(screen.getByLabelText("Its name"), "serp");
    await user.type(screen.getByLabelText("Limit"), "500{Enter}");
    await waitFor(() => {
      expect(server.commands()).toEqual(['PUT /budgets/credits%20serp {"limit_credits":500}']);
    });
  });
});

describe("standing approvals", () => {
  it("are revoked after a question, and keep what they were", async () => {
    server.on("DELETE /standing-approvals/s_1", () => {
      const revoked = { ...STANDING, open: false, revoked_at: AT, revoked_by: "local" };
      server.on("GET /standing-approvals", standings([revoked]));
      return revoked;
    });
    const user = await open();
    const region = await screen.findByRole("region", { name: "Standing approvals" });
    expect(await within(region).findByText("10 of 12")).toBeVisible();
    expect(region).toHaveTextContent("For schedules, missions that name it.");
    const revoke = "Revoke the standing approval for web_extract";
    await user.click(within(region).getByRole("button", { name: revoke }));
    const dialog = screen.getByRole("dialog", { name: "Revoke this standing approval?" });
    await user.click(within(dialog).getByText("Keep it"));
    expect(server.commands()).toEqual([]);
    await user.click(within(region).getByRole("button", { name: revoke }));
    await user.click(screen.getByRole("button", { name: "Revoke it" }));
    expect(await within(region).findByText("1 no longer holds")).toBeVisible();
    expect(within(region).getByText("Revoked by local")).toBeInTheDocument();
  });

  it("are offered, taken only by a person, and put off", async () => {
    server
      .on("POST /standing-approvals", { status: 201, body: STANDING })
      .on("DELETE /standing-approvals/offers/o_1", { status: 204, body: null });
    const user = await open();
    const offers = await screen.findByRole("region", { name: "Offered to you" });
    expect(offers).toHaveTextContent(
      "calculate · any public site · 5 pages and $5.00 a run · $150.00 in all",
    );
    expect(server.commands()).toEqual([]);
    await user.click(within(offers).getByRole("button", { name: "Not now" }));
    await waitFor(() => expect(server.commands()).toHaveLength(1));
    await user.click(await within(offers).findByRole("button", { name: "Give this yes" }));
    await waitFor(() =>
      expect(server.commands()).toEqual([
        "DELETE /standing-approvals/offers/o_1 undefined",
        'POST /standing-approvals {"offer_id":"o_1"}',
      ]),
    );
  });
});
