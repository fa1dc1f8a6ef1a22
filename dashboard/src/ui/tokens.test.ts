import { readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

const CSS = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8");
const TONES = ["neutral", "info", "active", "attention", "success", "danger"];
const AA_TEXT = 4.5;
const AA_SHAPE = 3;

/** The colours of a theme; the dark one stands on the light one. */
function colours(theme: "light" | "dark"): Map<string, string> {
  const [light = "", dark = ""] = CSS.split(':root[data-theme="dark"]');
  const text = theme === "light" ? light : light + dark;
  return new Map(
    [...text.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = "", hex = ""]) => [
      name,
      hex,
    ]),
  );
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

describe.each(["light", "dark"] as const)("the %s theme", (theme) => {
  const colour = (name: string) => colours(theme).get(name) ?? "";
  const grounds = ["ground", "surface", "raised"];

  it.each(grounds)("has readable text on %s", (ground) => {
    for (const text of ["text", "muted", "accent", "danger"]) {
      expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(AA_TEXT);
    }
  });

  it.each(TONES)("has a readable badge and a visible bar for %s", (tone) => {
    expect(contrast(colour(tone), colour(`${tone}-soft`))).toBeGreaterThanOrEqual(AA_TEXT);
    expect(contrast(colour("text"), colour(`${tone}-soft`))).toBeGreaterThanOrEqual(AA_TEXT);
    expect(contrast(colour("muted"), colour(`${tone}-soft`))).toBeGreaterThanOrEqual(AA_TEXT);
    expect(contrast(colour(tone), colour("neutral-soft"))).toBeGreaterThanOrEqual(AA_SHAPE);
  });

  it("shows borders of fields, the focus and the main button", () => {
    expect(contrast(colour("line-strong"), colour("surface"))).toBeGreaterThanOrEqual(AA_SHAPE);
    expect(contrast(colour("focus"), colour("ground"))).toBeGreaterThanOrEqual(AA_SHAPE);
    expect(contrast(colour("on-accent"), colour("accent"))).toBeGreaterThanOrEqual(AA_TEXT);
    expect(contrast(colour("on-accent"), colour("accent-hover"))).toBeGreaterThanOrEqual(AA_TEXT);
  });
});
