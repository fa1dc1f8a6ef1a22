import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { analytics, inboxPage, instance } from "../testing/factories";
import { FakeServer } from "../testing/fake-server";
import { FakeSocket } from "../testing/fake-socket";
import { parameter, recipe } from "../testing/recipe-factories";
import { App } from "./App";

const LIST = "GET /recipes";
let server: FakeServer;

beforeEach(() => {
  FakeSocket.opened = [];
  vi.stubGlobal("WebSocket", FakeSocket);
  server = new FakeServer()
    .on("GET /api/analytics/all", analytics())
    .on("GET /instance", instance())
    .on("GET /inbox", inboxPage([]))
    .on(LIST, { items: [recipe()], next_cursor: null })
    .install();
});

async function open(hash = "") {
  history.replaceState(null, "", `/recipes${hash}`);
  render(<App />);
  await screen.findByRole("heading", { name: "Recipes" });
  return userEvent.setup();
}

const row = (name = "Track a page for changes") => screen.findByRole("listitem", { name });

describe("the recipes", () => {
  it("show what they do and may do, and how their runs went", async () => {
    await open();
    const shown = await row();
    expect(shown).toHaveTextContent("80 % of 10 runs (49 to 94 %)");
    expect(shown).toHaveTextContent("use page_changes on the site of {url}");
    expect(shown).toHaveTextContent("$5.00 and 1 page a run at most");
    expect(within(shown).getByText("Built in")).toBeVisible();
    expect(within(shown).getByRole("link", { name: /^Export/ })).toHaveAttribute(
      "href",
      "/recipes/track-a-page/export",
    );
    expect(within(shown).queryByRole("button", { name: /^Delete/ })).toBeNull();
  });

  it("are used by a form of their parameters, which names what is wrong at its field", async () => {
    const parameters = [
      parameter(),
      parameter({ name: "count", type: "number", label: "Lines", hint: "", default: 5 }),
      parameter({ name: "kind", type: "choice", label: "Kind", hint: "", choices: ["a", "b"] }),
      parameter({ name: "only", type: "several", label: "Only", hint: "", required: false }),
    ];
    server.on(LIST, { items: [recipe({ parameters })], next_cursor: null });
    server.on("POST /missions/from-recipe/track-a-page", () => ({
      status: 422,
      body: {
        code: "input_invalid",
        detail: "url is missing: Page",
        parameters: [{ name: "url", problem: "is missing" }],
      },
    }));
    const user = await open();
    await user.click(await screen.findByRole("button", { name: "Use Track a page for changes" }));
    const dialog = screen.getByRole("dialog");
    expect(within(dialog).getByLabelText("Lines")).toHaveValue(5);
    await user.selectOptions(within(dialog).getByLabelText("Kind"), "b");
    await user.type(within(dialog).getByLabelText("Only"), "price{Enter}stock");
    await user.selectOptions(within(dialog).getByLabelText("Repeat it"), "daily");
    await user.click(within(dialog).getByRole("button", { name: "Show the proposal" }));
    expect(await within(dialog).findByText("is missing")).toBeVisible();
    const [asked] = server.asked.filter(({ method }) => method === "POST");
    expect(asked?.body).toMatchObject({
      params: { count: "5", kind: "b", only: ["price", "stock"] },
      schedule: { recurrence: "daily", trigger_time: "08:00" },
    });
  });

  it("come in from a file only after what it may do was shown", async () => {
    server.on("POST /recipes/import/preview", {
      name: "Read all",
      description: "",
      objective: "Read {url}",
      version: 3,
      parameters: [],
      samples: 0,
      replaces: null,
      permissions: recipe().permissions,
      changes: [{ field: "domains", before: null, after: "any public site", wider: true }],
      warnings: ["This Buddy has no tool x"],
      accept: "abc",
    });
    server.on("POST /recipes/import", recipe({ recipe_id: "rcp_1", name: "Read all" }));
    const user = await open();
    await user.click(await screen.findByRole("button", { name: "Import…" }));
    const dialog = screen.getByRole("dialog");
    expect(within(dialog).getByRole("button", { name: "Take it in" })).toBeDisabled();
    const file = new File(['{"format":"buddy.recipe/1"}'], "r.json", { type: "application/json" });
    await user.upload(within(dialog).getByLabelText("A recipe's file"), file);
    expect(await within(dialog).findByText("any public site", { exact: false })).toBeVisible();
    expect(within(dialog).getByText("This Buddy has no tool x.")).toBeVisible();
    await user.click(within(dialog).getByRole("button", { name: "Take it in" }));
    expect(server.commands().at(-1)).toBe(
      'POST /recipes/import {"file":{"format":"buddy.recipe/1"},"accept":"abc"}',
    );
  });

  it("are tested, and deleted only after a question", async () => {
    const own = recipe({ recipe_id: "rcp_1", name: "Mine", origin: "mission" });
    server.on(LIST, { items: [own], next_cursor: null });
    server.on("POST /recipes/rcp_1/test", {
      recipe_id: "rcp_1",
      version: 1,
      passed: false,
      samples: 1,
      checks: [{ what: "the tool is there", held: false, detail: "it is switched off" }],
      note: "",
    });
    server.on("DELETE /recipes/rcp_1", () => {
      server.on(LIST, { items: [], next_cursor: null });
      return { recipe_id: "rcp_1", restored: false };
    });
    const user = await open();
    const shown = await row("Mine");
    await user.click(within(shown).getByRole("button", { name: "Test offline: Mine" }));
    expect(await within(shown).findByText(/it is switched off/)).toBeVisible();
    await user.click(within(shown).getByRole("button", { name: "Delete Mine" }));
    await user.click(screen.getByRole("button", { name: "Delete it" }));
    expect(server.commands()).toContain("DELETE /recipes/rcp_1 undefined");
  });
});
