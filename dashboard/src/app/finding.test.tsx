import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { analytics, inboxPage, instance, mission } from "../testing/factories";
import { FakeServer } from "../testing/fake-server";
import { FakeSocket } from "../testing/fake-socket";
import { App } from "./App";
import "./MissionPage"; // what is loaded when it is needed must not take a test's time

const TEA = mission({ mission_id: "m_tea", objective: "Compare prices of tea" });
const COFFEE = mission({ mission_id: "m_coffee", objective: "Compare prices of coffee" });
let server: FakeServer;

beforeEach(() => {
  FakeSocket.opened = [];
  vi.stubGlobal("WebSocket", FakeSocket);
  server = new FakeServer()
    .on("GET /api/analytics/all", analytics())
    .on("GET /instance", instance())
    .on("GET /inbox", { ...inboxPage([]), waiting: 3 })
    .on("GET /conversation/sessions", { items: [], next_cursor: null })
    .on("GET /missions", ({ path }) => {
      const q = new URLSearchParams(path.split("?")[1]).get("q") ?? "";
      const items = [TEA, COFFEE].filter(({ objective }) => objective.includes(q));
      return { items, next_cursor: null };
    })
    .on("GET /missions/m_tea", TEA)
    .on("GET /missions/m_tea/events", { items: [], next_cursor: null })
    .on("POST /missions/m_tea/approve", { mission_id: "m_tea", status: "approved", revision: 1 })
    .install();
});

function open(address: string) {
  history.replaceState(null, "", address);
  render(<App />);
  return userEvent.setup();
}

async function palette(user: ReturnType<typeof userEvent.setup>) {
  await user.keyboard("{Control>}k{/Control}");
  return screen.findByRole("dialog", { name: "Find or do" });
}

describe("the palette", () => {
  it("goes to a screen by a few letters, and to a mission by its words", async () => {
    const user = open("/");
    let dialog = await palette(user);
    await user.keyboard("sett{Enter}");
    expect(location.pathname).toBe("/settings");
    expect(dialog).not.toBeInTheDocument();

    dialog = await palette(user);
    await user.keyboard("coffee");
    const missions = await within(dialog).findByRole("group", { name: "Missions" });
    await waitFor(() => expect(within(missions).getAllByRole("option")).toHaveLength(1));
    await user.keyboard("{ArrowUp}{Enter}");
    expect(location.search).toBe("?mission=m_coffee");
  });

  it("does nothing on Enter alone, and decides for the revision that is shown", async () => {
    const user = open("/?mission=m_tea");
    await screen.findByRole("heading", { name: TEA.objective, level: 1 });
    let dialog = await palette(user);
    await within(dialog).findByRole("option", { name: "Approve" });
    await user.keyboard("{Enter}");
    expect(dialog).toBeInTheDocument();
    expect(server.commands()).toEqual([]);
    await user.keyboard("appr{ArrowDown}{Enter}");
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(server.commands()).toEqual(['POST /missions/m_tea/approve {"revision":1}']);

    server.down = true;
    dialog = await palette(user);
    await user.keyboard("approve{Enter}");
    expect(await within(dialog).findByRole("alert")).toHaveTextContent("Buddy does not answer");
  });
});

describe("the missions", () => {
  it("keep words, status and time in the address, and views in the browser", async () => {
    const user = open("/missions");
    const found = await screen.findByRole("region", { name: "Missions found" });
    expect(await within(found).findAllByRole("link")).toHaveLength(2);
    await user.type(within(found).getByLabelText("Search missions"), "tea");
    await waitFor(() => expect(location.search).toBe("?q=tea"));
    await waitFor(() => expect(within(found).getAllByRole("link")).toHaveLength(1));
    await user.selectOptions(within(found).getByLabelText("Moved"), "7");
    expect(location.search).toBe("?q=tea&days=7");
    const { path } = server.asked.at(-1) ?? { path: "" };
    expect(path).toContain("since=");

    await user.click(screen.getByRole("button", { name: "Save this view" }));
    await user.type(screen.getByLabelText("Name of the view"), "Tea this week{Enter}");
    const views = screen.getByRole("group", { name: "Views" });
    const mine = within(views).getByRole("button", { name: "Tea this week" });
    expect(mine).toHaveAttribute("aria-pressed", "true");
    await user.click(within(views).getByRole("button", { name: "Waiting for me" }));
    expect(location.search).toContain("status=awaiting_approval");
    expect(within(found).getByLabelText("Search missions")).toHaveValue("");
    await user.click(mine);
    expect(location.search).toBe("?q=tea&days=7");
    await user.click(screen.getByRole("button", { name: "Remove the view Tea this week" }));
    expect(mine).not.toBeInTheDocument();
  });

  it("say that nothing matches, and that Buddy does not answer", async () => {
    server.on("GET /missions", { items: [], next_cursor: null });
    const user = open("/missions?q=none");
    expect(await screen.findByText("No mission matches")).toBeVisible();
    server.down = true;
    await user.click(screen.getByRole("button", { name: "Clear the filters" }));
    expect(location.search).toBe("");
    const alert = await screen.findByRole("alert", {}, { timeout: 10_000 });
    expect(alert).toHaveTextContent("Buddy does not answer");
  });
});

describe("the tab", () => {
  it("says how many decisions wait, wherever one is", async () => {
    const user = open("/");
    await waitFor(() => expect(document.title).toBe("(3) Buddy · Whiteboard"));
    await user.keyboard("f");
    await waitFor(() => expect(document.title).toBe("(3) Missions · Buddy"));
    history.back();
    await waitFor(() => expect(document.title).toBe("(3) Buddy · Whiteboard"));
  });
});
