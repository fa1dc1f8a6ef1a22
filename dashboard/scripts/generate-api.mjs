// Write src/api/schema.gen.ts from contracts/openapi.json; --check only compares.
import { existsSync, readFileSync } from "node:fs";

import { emit, typesOf } from "./openapi-types.mjs";

const SOURCE = "../contracts/openapi.json";
if (existsSync(SOURCE)) {
  const document = JSON.parse(readFileSync(SOURCE, "utf8"));
  emit("src/api/schema.gen.ts", "contracts/openapi.json", await typesOf(document));
} else {
  process.stdout.write("contracts/openapi.json does not exist yet; nothing generated\n");
}
