import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Suspense } from "react";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { StreamContext } from "../stream/stream-context";
import { createStreamStore, type StreamStore } from "../stream/stream-store";
import { part } from "./part";
import { PartBoundary } from "./PartBoundary";

const Greeting = () => <p>Hello</p>;

function newStore(): StreamStore {
  return createStreamStore({
    nextFrame: (run) => run(),
    now: () => 0,
    onEvents: () => undefined,
    onSnapshot: () => undefined,
  });
}

function show(store: StreamStore, failures: number): void {
  let tries = 0;
  const Part = part(() => {
    tries += 1;
    return tries <= failures ? Promise.reject(new Error("no line")) : Promise.resolve(Greeting);
  });
  render(
    <StreamContext value={store}>
      <p>The rest</p>
      <PartBoundary>
        <Suspense fallback="on its way">
          <Part />
        </Suspense>
      </PartBoundary>
    </StreamContext>,
  );
}

describe("a part of the page that does not come", () => {
  // React tells the console of what a boundary caught.
  beforeEach(() => void vi.spyOn(console, "error").mockImplementation(() => undefined));

  it("says so in its place, and comes when it is asked for again", async () => {
    show(newStore(), 1);
    expect(await screen.findByText("This part of the page is not here yet")).toBeVisible();
    expect(screen.getByText("The rest")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("Hello")).toBeVisible();
  });

  it("comes by itself when Buddy answers again", async () => {
    const store = newStore();
    show(store, 1);
    expect(await screen.findByText(/Buddy does not answer/)).toBeVisible();
    act(() => store.connection("live", null));
    expect(await screen.findByText("Hello")).toBeVisible();
  });

  it("offers a reload where Buddy answers and it does not come all the same", async () => {
    const store = newStore();
    store.connection("live", null);
    show(store, 9);
    expect(await screen.findByRole("button", { name: "Reload" })).toBeVisible();
  });
});
