import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { chatSession, SESSION } from "../testing/chat-factories";
import { chatServer } from "../testing/chat-server";
import type { FakeServer } from "../testing/fake-server";
import { FakeSocket } from "../testing/fake-socket";
import { App } from "./App";

// Loaded beforehand, so that a busy machine is not waited for in every test.
import "./ChatPage";

let server: FakeServer;
const HERE = `/chat/${SESSION}`;

beforeEach(() => {
  FakeSocket.opened = [];
  vi.stubGlobal("WebSocket", FakeSocket);
  server = chatServer().install();
});

function open(address: string) {
  history.replaceState(null, "", address);
  render(<App />);
  return { user: userEvent.setup() };
}

describe("the list of conversations", () => {
  it("renames, archives and deletes after asking", async () => {
    const path = `/conversation/sessions/${SESSION}`;
    server
      .on(`PATCH ${path}`, ({ body }: { body: object }) => ({ ...chatSession(), ...body }))
      .on(`DELETE ${path}`, { status: 204, body: null });
    const { user } = open(HERE);
    await user.click(await screen.findByRole("button", { name: "Rename" }));
    await user.keyboard("Tutorials{Enter}");
    expect(await screen.findByRole("heading", { name: "Tutorials" })).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Archive" }));
    await user.click(await screen.findByRole("button", { name: "Delete" }));
    const dialog = screen.getByRole("dialog", { name: "Delete this conversation?" });
    expect(server.commands()).toHaveLength(2);
    await user.click(within(dialog).getByRole("button", { name: "Delete" }));
    await waitFor(() => expect(location.pathname).toBe("/chat"));
    expect(server.commands()).toEqual([
      `PATCH ${path} {"title":"Tutorials"}`,
      `PATCH ${path} {"archived":true}`,
      `DELETE ${path} undefined`,
    ]);
  });

  it("walks by keys, begins with n and tells them in the help", async () => {
    const other = chatSession({ session_id: "s_other0000000", title: "Another" });
    const items = [other, chatSession()];
    server.on("GET /conversation/sessions", { items, next_cursor: null });
    const { user } = open("/");
    await user.keyboard("c");
    expect(location.pathname).toBe("/chat");
    await screen.findByRole("link", { name: /Another/ });
    await user.keyboard("jj");
    expect(location.pathname).toBe(HERE);
    await user.keyboard("n");
    expect(location.pathname).toBe("/chat");
    expect(screen.getByLabelText("Message")).toHaveFocus();
    await user.keyboard("{Escape}?");
    const help = await screen.findByRole("dialog", { name: "Keyboard help" });
    expect(within(help).getByRole("region", { name: "Chat" })).toHaveTextContent("Send");
  });
});
