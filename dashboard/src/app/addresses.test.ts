import { describe, expect, it } from "vitest";

import addresses from "./addresses.json";
import { screenPath } from "./router";
import { WAYS } from "./screens";

/** Every page that a screen could name. */
const PAGES = import.meta.glob("./*Page.tsx");
const named = addresses.screens.map(({ address }) => address);

describe("the list of addresses", () => {
  it("has every screen of the navigation, each once", () => {
    const paths = WAYS.map(({ to }) => screenPath(to));
    expect(named).toEqual(expect.arrayContaining(paths));
    expect(new Set(named).size).toBe(named.length);
  });

  it("names pages that are there, and every page", () => {
    const pages = new Set(addresses.screens.flatMap((screen) => screen.pages));
    expect([...pages].sort()).toEqual(
      Object.keys(PAGES)
        .map((path) => path.replace("./", "app/").replace(".tsx", ""))
        .sort(),
    );
  });

  it("fills what a screen reads from its address alone", () => {
    for (const { address, reads } of addresses.screens) {
      const holes = reads.flatMap((read) => read.match(/\{\w+\}/g) ?? []);
      for (const hole of holes) expect(address).toContain(hole);
    }
  });
});
