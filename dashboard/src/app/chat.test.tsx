import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";

import {
  chatAnswer,
  chatSession,
  choices,
  envelope,
  exchange,
  MISSION_BLOCK,
  SESSION,
} from "../testing/chat-factories";
import type { ExecutionRecord } from "../api/types";
import { chatServer } from "../testing/chat-server";
import { event, mission } from "../testing/factories";
import { problem, type FakeServer } from "../testing/fake-server";
import { FakeSocket } from "../testing/fake-socket";
import { App } from "./App";

// Loaded beforehand, so that a busy machine is not waited for in every test.
import "./ChatPage";

let server: FakeServer;
const MESSAGES = `GET /conversation/sessions/${SESSION}/messages`;
const HERE = `/chat/${SESSION}`;
const PROPOSED = envelope("I would use web_search.", {
  artifacts: [MISSION_BLOCK],
  ui_hints: { ...choices("approve", "reject"), layout: "card" },
});
const ASKED = exchange(1, "search for python tutorials", PROPOSED);

beforeEach(() => {
  FakeSocket.opened = [];
  vi.stubGlobal("WebSocket", FakeSocket);
  Element.prototype.scrollTo = () => undefined;
  server = chatServer().on(MESSAGES, { items: ASKED, next_cursor: null }).install();
});

async function open(address = HERE) {
  history.replaceState(null, "", address);
  render(<App />);
  const box = address.startsWith("/chat")
    ? await screen.findByLabelText("Message")
    : await screen.findByLabelText("Objective");
  return { user: userEvent.setup(), box };
}

const log = () => screen.getByRole("group", { name: "Messages" });
const said = (text: string) => within(log()).queryAllByText(text, { selector: ".chat-bubble" });

/** Answer the next message with this, and keep both, as the server does. */
function answer(text: string, words: string): void {
  const said = envelope(words);
  server.on("POST /chat/integrated", () => {
    server.on(MESSAGES, { items: [...exchange(2, text, said), ...ASKED], next_cursor: null });
    return chatAnswer(2, said);
  });
}

const answered = (words: string) => screen.findByText(words, { selector: ".chat-words p" });

describe("a conversation", () => {
  it("says what a result lacks, and proposes what would bring it by a sentence", async () => {
    const evaluation = {
      ...{ satisfied: true, score: 0.75, evidence: ["1 item found"], engine: "rules" },
      gap: "no price is in it",
      next: { objective: "Research tea", tool: "web_research", why: "it reads the pages" },
    };
    const record = { success: true, error: null, evaluation } as ExecutionRecord;
    server.on("GET /missions/m_abc123", mission({ status: "completed", execution_record: record }));
    answer("Research tea", "I would use web_research.");
    const { user } = await open();
    expect(await screen.findByText("no price is in it")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Propose: Research tea" }));
    await answered("I would use web_research.");
    const body = { text: "Research tea", source: "whiteboard", session_id: SESSION, seen: 1 };
    expect(server.commands()).toEqual([`POST /chat/integrated ${JSON.stringify(body)}`]);
  });

  it("begins with a message and then has an address", async () => {
    server.on("POST /chat/integrated", () => chatAnswer(1, PROPOSED));
    const { user, box } = await open("/chat");
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent("New conversation");
    await user.type(box, "search for python tutorials{Enter}");
    expect(await screen.findByRole("group", { name: "Proposal" })).toBeVisible();
    expect(location.pathname).toBe(HERE);
    expect(server.commands()).toEqual([
      'POST /chat/integrated {"text":"search for python tutorials","source":"whiteboard"}',
    ]);
    expect(screen.getByLabelText("Message")).toHaveFocus();
    expect(document.title).toBe("Search for python tutorials · Chat · Buddy");
  });

  it("sends once on a double Enter and keeps a line break of Shift and Enter", async () => {
    answer("two\nlines", "Good.");
    const { user, box } = await open();
    await screen.findByRole("group", { name: "Proposal" });
    await user.type(box, "two{Shift>}{Enter}{/Shift}lines{Enter}{Enter}");
    expect(await answered("Good.")).toBeVisible();
    const body = {
      text: "two\nlines",
      source: "whiteboard",
      session_id: SESSION,
      seen: 1,
    };
    expect(server.commands()).toEqual([`POST /chat/integrated ${JSON.stringify(body)}`]);
    expect(box).toHaveValue("");
  });

  it("decides in its card, for the revision that is shown, and offers no second way", async () => {
    server.on("GET /missions/m_abc123", mission({ revision: 2 }));
    server.on("POST /missions/m_abc123/approve", mission({ status: "approved" }));
    const { user } = await open();
    const proposal = await screen.findByRole("group", { name: "Proposal" });
    expect(screen.queryByRole("list", { name: "You may say" })).toBeNull();
    await user.click(within(proposal).getByRole("button", { name: /^Approve$/ }));
    await waitFor(() => {
      expect(server.commands()).toEqual(['POST /missions/m_abc123/approve {"revision":2}']);
    });
  });

  it("shows a mission whole in one place and as a line elsewhere", async () => {
    const changed = envelope("Changed, now revision 2:\ncost cap: $5.00 → $1.00", {
      artifacts: [
        {
          kind: "differences",
          mission_id: "m_abc123",
          differences: [{ field: "cap_usd", old: "5.00", new: "1.00" }],
        },
        { ...MISSION_BLOCK, revision: 2 },
      ],
    });
    server.on("GET /missions/m_abc123", mission({ revision: 2, cap_usd: "1.00" }));
    const items = [...exchange(2, "cap it at $1", changed), ...ASKED];
    server.on(MESSAGES, { items, next_cursor: null });
    await open();
    expect(await screen.findAllByRole("group", { name: "Proposal" })).toHaveLength(1);
    expect(screen.getByText("shown as revision 1, now 2")).toBeVisible();
    expect(screen.getByText("$1.00", { selector: "ins" })).toBeVisible();
    expect(screen.queryByText(/cost cap/)).toBeNull();
  });

  it("offers the choices of a question as buttons and sends the one that is pressed", async () => {
    const question = envelope("Which page do you mean?", {
      response_type: "clarification_request",
      ui_hints: choices("https://example.org", "never mind"),
    });
    server.on(MESSAGES, { items: exchange(1, "open it", question), next_cursor: null });
    answer("https://example.org", "Good, that page.");
    const { user } = await open();
    const list = await screen.findByRole("list", { name: "Answers to choose from" });
    await user.click(within(list).getByRole("button", { name: "https://example.org" }));
    expect(await answered("Good, that page.")).toBeVisible();
    expect(said("https://example.org")).toHaveLength(1);
    expect(screen.queryByRole("list", { name: "Answers to choose from" })).toBeNull();
  });

  it("keeps what could not be sent and sends it again under its key", async () => {
    const keys: (string | null)[] = [];
    const { user, box } = await open();
    await screen.findByRole("group", { name: "Proposal" });
    server.on("POST /chat/integrated", ({ key }: { key: string | null }) => {
      keys.push(key);
      if (keys.length === 1) {
        return problem(503, "store_unavailable", "The store does not answer; try again");
      }
      const here = envelope("Here I am.");
      const items = [...exchange(2, "are you there?", here), ...ASKED];
      server.on(MESSAGES, { items, next_cursor: null });
      return chatAnswer(2, here);
    });
    await user.type(box, "are you there?{Enter}");
    const alert = await screen.findByRole("alert");
    expect(alert).toHaveTextContent("The store does not answer; try again");
    await user.click(within(alert).getByRole("button", { name: "Send again" }));
    expect(await answered("Here I am.")).toBeVisible();
    expect(said("are you there?")).toHaveLength(1);
    expect(keys[0]).toBe(keys[1]);
    expect(keys[0]).toMatch(/^[\w-]{36}$/);
  });

  it("says when nothing answers and keeps what was said", async () => {
    const { user, box } = await open();
    await screen.findByRole("group", { name: "Proposal" });
    server.down = true;
    await user.type(box, "hello{Enter}");
    const alert = await screen.findByText(/Is the server running/);
    expect(alert).toBeVisible();
    expect(said("search for python tutorials")).toHaveLength(1);
    await user.click(screen.getByRole("button", { name: "Edit the message" }));
    expect(screen.getByLabelText("Message")).toHaveValue("hello");
    expect(said("hello")).toHaveLength(0);
  });

  it("keeps a draft for each conversation across a reload", async () => {
    const { user, box } = await open();
    await user.type(box, "half a sen");
    await user.click(screen.getByRole("button", { name: /New conversation/ }));
    expect(screen.getByLabelText("Message")).toHaveValue("");
    document.body.replaceChildren();
    await open();
    expect(screen.getByLabelText("Message")).toHaveValue("half a sen");
  });

  it("reads earlier messages when asked for, in their order", async () => {
    server.on(MESSAGES, ({ path }: { path: string }) =>
      path.includes("cursor=older")
        ? { items: exchange(1, "first", envelope("One.")), next_cursor: null }
        : { items: exchange(2, "second", envelope("Two.")), next_cursor: "older" },
    );
    server.on(`GET /conversation/sessions/${SESSION}`, chatSession({ exchanges: 2 }));
    const { user } = await open();
    await user.click(await screen.findByRole("button", { name: "Show earlier messages" }));
    await waitFor(() => expect(said("first")).toHaveLength(1));
    const texts = within(log())
      .getAllByRole("listitem")
      .map((item) => item.textContent);
    expect(texts.map((text) => /first|One|second|Two/.exec(text)?.[0])).toEqual([
      "first",
      "One",
      "second",
      "Two",
    ]);
  });

  it("shows what another tab said when a mission moves, and reads it out", async () => {
    await open();
    await screen.findByRole("group", { name: "Proposal" });
    FakeSocket.last().hello();
    const items = [...exchange(2, "stop", envelope("Cancelled.")), ...ASKED];
    server.on(MESSAGES, { items, next_cursor: null });
    server.on("GET /missions/m_abc123", mission({ status: "cancelled" }));
    FakeSocket.last().send(event(1, "mission_expired", { reason: "any event of the mission" }));
    await waitFor(() => expect(said("stop")).toHaveLength(1));
    await waitFor(() => {
      const spoken = [...document.querySelectorAll("[aria-live=polite]")];
      expect(spoken.map((each) => each.textContent)).toContain("Buddy: Cancelled.");
    });
  });

  it("says that a deleted one is not here", async () => {
    server.on(MESSAGES, () => problem(404, "not_found", "No conversation is called that"));
    history.replaceState(null, "", HERE);
    render(<App />);
    expect(await screen.findByRole("alert")).toHaveTextContent("This conversation is not here");
  });
});
