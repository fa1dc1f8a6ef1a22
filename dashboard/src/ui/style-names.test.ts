import { readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

const FILES = Object.keys(import.meta.glob("../**/*.css"));

describe("the styles of all screens, which stand in one file", () => {
  it("give a name its looks in one place", () => {
    const places = new Map<string, string[]>();
    for (const file of FILES) {
      const text = readFileSync(join(import.meta.dirname, file), "utf8");
      for (const [, name] of text.matchAll(/^(\.[\w-]+) \{$/gm)) {
        places.set(name ?? "", [...(places.get(name ?? "") ?? []), file]);
      }
    }
    expect(places.size).toBeGreaterThan(100);
    const twice = [...places].filter(([, found]) => new Set(found).size > 1);
    expect(twice).toEqual([]);
  });
});
