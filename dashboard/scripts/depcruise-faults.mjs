// Prove each rule of .dependency-cruiser.cjs: plant one fault in a copy, expect the rule to see it.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const FAULTS = {
  "no-cycles": {
    "src/lib/a.ts": 'import { b } from "./b";\nexport const a = () => b;\n',
    "src/lib/b.ts": 'import { a } from "./a";\nexport const b = () => a;\n',
  },
  "lib-is-a-leaf": { "src/lib/cn.ts": 'import "../domain/money";\nexport const cn = () => "";\n' },
  "domain-is-pure": { "src/domain/money.ts": 'import "../lib/cn";\nexport const x = 1;\n' },
  "domain-imports-no-package": { "src/domain/money.ts": 'import "react";\nexport const x = 1;\n' },
  "ui-knows-no-missions": {
    "src/ui/Empty.tsx": 'import "../domain/money";\nexport const x = 1;\n',
  },
  "api-and-stream-know-no-views": {
    "src/api/analytics.ts": 'import "../features/missions/history";\nexport const x = 1;\n',
    "src/stream/use-stream.ts": 'import "../ui/Empty";\nexport const x = 1;\n',
  },
  "features-never-import-features": {
    "src/features/artifacts/JsonView.tsx": 'import "../missions/history";\nexport const x = 1;\n',
  },
  "nothing-imports-app": {
    "src/features/missions/history.ts": 'import "../../app/router";\nexport const x = 1;\n',
  },
  "generated-types-enter-through-types": {
    "src/stream/reducer.ts":
      'import type { components } from "../api/events.gen";\nexport type X = components;\n',
  },
  "testing-only-from-tests": {
    "src/stream/reducer.ts": 'import "../testing/factories";\nexport const x = 1;\n',
  },
  "no-orphans": { "src/features/missions/lonely.ts": "export const x = 1;\n" },
};

function violations(files) {
  const folder = mkdtempSync(join(import.meta.dirname, "../.faults-"));
  try {
    for (const name of ["src", "package.json", "tsconfig.json", ".dependency-cruiser.cjs"]) {
      cpSync(name, join(folder, name), { recursive: true });
    }
    symlinkSync(join(import.meta.dirname, "../node_modules"), join(folder, "node_modules"));
    for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
    const run = spawnSync(
      "node_modules/.bin/depcruise",
      ["--config", ".dependency-cruiser.cjs", "--output-type", "json", "src"],
      { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 },
    );
    return JSON.parse(run.stdout).summary.violations;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

let missed = 0;
for (const [rule, files] of Object.entries(FAULTS)) {
  const found = violations(files).filter((violation) => violation.rule.name === rule);
  const places = new Set(found.map((violation) => violation.from));
  const planted = Object.keys(files);
  // A cycle is one fault, reported at one of its files.
  const seen = rule === "no-cycles" ? found.length > 0 : planted.every((path) => places.has(path));
  process.stdout.write(`${seen ? "caught" : "MISSED"} ${rule}\n`);
  if (!seen) missed += 1;
}
process.exit(missed ? 1 : 0);
