import { chatSession, SESSION } from "./chat-factories";
import { analytics, inboxPage, instance, mission } from "./factories";
import { FakeServer } from "./fake-server";

/** A server with one conversation, in which nothing has been said. */
export function chatServer(): FakeServer {
  return new FakeServer()
    .on("GET /api/analytics/all", analytics())
    .on("GET /inbox", inboxPage([]))
    .on("GET /instance", instance())
    .on("GET /missions/m_abc123", mission())
    .on("GET /conversation/sessions", { items: [chatSession()], next_cursor: null })
    .on(`GET /conversation/sessions/${SESSION}`, chatSession())
    .on(`GET /conversation/sessions/${SESSION}/messages`, { items: [], next_cursor: null });
}
