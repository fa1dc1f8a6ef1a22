// Run dependency-cruiser and refuse an empty graph, which an unreadable TypeScript gives silently.
import { spawnSync } from "node:child_process";

const run = spawnSync(
  "node_modules/.bin/depcruise",
  ["--config", ".dependency-cruiser.cjs", "--output-type", "json", "src"],
  { encoding: "utf8", maxBuffer: 1 << 28 },
);
if (!run.stdout) {
  process.stderr.write(run.stderr);
  process.exit(2);
}
const { modules, summary } = JSON.parse(run.stdout);
const own = modules.filter((module) => module.source.startsWith("src/")).length;
for (const { rule, from, to } of summary.violations) {
  process.stderr.write(`${rule.severity} ${rule.name}: ${from} -> ${to}\n`);
}
if (own === 0) {
  process.stderr.write(
    "dependency-cruiser read 0 modules: is the typescript version one it knows?\n",
  );
  process.exit(2);
}
process.stdout.write(`${own} modules, ${summary.violations.length} violations\n`);
process.exit(summary.violations.length ? 1 : 0);
