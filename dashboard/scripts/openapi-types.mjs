import { existsSync, readFileSync, writeFileSync } from "node:fs";

import openapiTS, { astToString } from "openapi-typescript";

/** Return the TypeScript text of an OpenAPI document's types. */
export async function typesOf(document) {
  return astToString(await openapiTS(document, { defaultNonNullable: true, alphabetize: true }));
}

/** Write a generated file, or with --check exit 1 when it is stale. */
export function emit(path, source, text) {
  const whole = `// Generated from ${source} by npm run generate. Do not edit.\n\n${text}`;
  const fresh = existsSync(path) && readFileSync(path, "utf8") === whole;
  if (process.argv.includes("--check")) {
    if (!fresh) process.stderr.write(`stale: ${path}; run npm run generate\n`);
    if (!fresh) process.exitCode = 1;
    return;
  }
  writeFileSync(path, whole);
  process.stdout.write(`wrote ${path}\n`);
}
