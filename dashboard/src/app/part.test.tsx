import { render, screen } from "@testing-library/react";
import { Suspense } from "react";
import { describe, expect, it } from "vitest";

import { part } from "./part";

const Greeting = ({ name }: { readonly name: string }) => <p>Hello {name}</p>;

function show(Part: ReturnType<typeof part<{ name: string }>>) {
  return (
    <Suspense fallback="on its way">
      <Part name="Ada" />
    </Suspense>
  );
}

describe("a part of the script", () => {
  it("is shown at once where its code has come", async () => {
    const Part = part(() => Promise.resolve(Greeting));
    await Part.prepare();
    render(show(Part));
    expect(screen.getByText("Hello Ada")).toBeVisible();
    expect(screen.queryByText("on its way")).toBeNull();
  });

  it("comes when it is shown, where nobody prepared it", async () => {
    render(show(part(() => Promise.resolve(Greeting))));
    expect(screen.getByText("on its way")).toBeVisible();
    expect(await screen.findByText("Hello Ada")).toBeVisible();
  });

  it("is asked for again where preparing it failed", async () => {
    let tries = 0;
    const Part = part(() => {
      tries += 1;
      return tries === 1 ? Promise.reject(new Error("no line")) : Promise.resolve(Greeting);
    });
    await Part.prepare();
    render(show(Part));
    expect(await screen.findByText("Hello Ada")).toBeVisible();
  });
});
