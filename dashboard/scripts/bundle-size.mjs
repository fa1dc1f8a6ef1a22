// Packs each script and style for `buddy.web.pages`, and checks the sizes: the shell (every script the page loads at once) stays within 120 KB gzip.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";

const STATIC = "../src/buddy/web/static";
const LIMIT = 120 * 1024;
for (const name of readdirSync(`${STATIC}/assets`)) {
  if (!/\.(js|css|svg)$/.test(name)) continue;
  const path = `${STATIC}/assets/${name}`;
  const content = readFileSync(path);
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
  writeFileSync(`${path}.br`, brotliCompressSync(content));
}
const html = readFileSync(`${STATIC}/index.html`, "utf8");
const assets = [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map((match) => match[1]);
if (assets.some((path) => !path.startsWith("/assets/"))) {
  process.stderr.write(`assets must be absolute, so that / and /api/whiteboard work: ${assets}\n`);
  process.exit(1);
}
let total = 0;
for (const path of assets) {
  const size = gzipSync(readFileSync(STATIC + path)).length;
  if (path.endsWith(".js")) total += size;
  process.stdout.write(`${path} ${(size / 1024).toFixed(1)} KB gzip\n`);
}
process.stdout.write(`shell ${(total / 1024).toFixed(1)} KB of ${LIMIT / 1024} KB\n`);
process.exit(total > LIMIT || total === 0 ? 1 : 0);
