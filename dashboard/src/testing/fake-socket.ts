import { act } from "@testing-library/react";

import type { BuddyEvent } from "../api/types";

/** A WebSocket whose other end is the test. */
export class FakeSocket {
  static opened: FakeSocket[] = [];

  onmessage: ((message: { data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;
  closed = false;

  constructor(readonly url: string) {
    FakeSocket.opened.push(this);
  }

  static last(): FakeSocket {
    const socket = FakeSocket.opened.at(-1);
    if (!socket) throw new Error("no socket was opened");
    return socket;
  }

  get after(): string | null {
    return new URL(this.url).searchParams.get("after");
  }

  say(frame: object): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  hello(): void {
    act(() => this.say({ type: "hello", after: Number(this.after) }));
  }

  send(...events: BuddyEvent[]): void {
    act(() => events.forEach((event) => this.say({ type: "event", event })));
  }

  /** As a busy server does: several events in one message. */
  sendTogether(...events: BuddyEvent[]): void {
    act(() => this.say({ type: "events", events }));
  }

  close(): void {
    this.closed = true;
  }

  /** The other end goes away. */
  drop(): void {
    act(() => this.onclose?.());
  }
}
