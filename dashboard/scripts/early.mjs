// Writes down for `buddy.web.early` which files each screen needs beside the shell, and what it reads first: named in the page's head they come beside the script instead of after it.
import { readFileSync, rmSync, writeFileSync } from "node:fs";

const STATIC = "../src/buddy/web/static";
const ENTRY = "index.html";
const manifest = JSON.parse(readFileSync(`${STATIC}/.vite/manifest.json`, "utf8"));
const { everywhere, screens } = JSON.parse(readFileSync("src/app/addresses.json", "utf8"));

/** A chunk and all that it imports at once. */
function reached(key, found = new Set()) {
  const chunk = manifest[key];
  if (chunk === undefined) throw new Error(`no chunk is built of ${key}`);
  if (found.has(key)) return found;
  found.add(key);
  for (const imported of chunk.imports ?? []) reached(imported, found);
  return found;
}

const shell = reached(ENTRY);
const early = screens.map(({ address, pages, reads }) => {
  const keys = new Set(pages.flatMap((page) => [...reached(`src/${page}.tsx`)]));
  const chunks = [...keys].filter((key) => !shell.has(key)).map((key) => manifest[key]);
  return {
    address,
    scripts: chunks.map(({ file }) => `/${file}`),
    styles: [...new Set(chunks.flatMap(({ css = [] }) => css))].map((file) => `/${file}`),
    reads: [...reads, ...everywhere],
  };
});
writeFileSync(`${STATIC}/early.json`, JSON.stringify(early));
rmSync(`${STATIC}/.vite`, { recursive: true });
