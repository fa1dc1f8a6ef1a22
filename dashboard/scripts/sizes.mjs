// No source file over 250 lines (generated ones aside).
import { readdirSync, readFileSync } from "node:fs";

const LIMIT = 250;
const files = readdirSync("src", { recursive: true })
  .map(String)
  .filter((name) => /\.(tsx?|css)$/.test(name) && !name.endsWith(".gen.ts"));
const long = files
  .map((name) => [name, readFileSync(`src/${name}`, "utf8").split("\n").length - 1])
  .filter(([, lines]) => lines > LIMIT);
for (const [name, lines] of long) process.stderr.write(`src/${name}: ${lines} lines > ${LIMIT}\n`);
process.stdout.write(`${files.length} files, ${long.length} over ${LIMIT} lines\n`);
process.exit(long.length ? 1 : 0);
