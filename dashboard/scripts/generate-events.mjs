// Write src/api/events.gen.ts from contracts/events.schema.json; --check only compares.
import { readFileSync } from "node:fs";

import { emit, typesOf } from "./openapi-types.mjs";

const schema = JSON.parse(readFileSync("../contracts/events.schema.json", "utf8"));
const toComponents = (value) =>
  JSON.parse(JSON.stringify(value).replaceAll("#/$defs/", "#/components/schemas/"));
const { $defs, oneOf } = schema;
const document = {
  openapi: "3.1.0",
  info: { title: "Buddy's event log", version: "1" },
  paths: {},
  components: { schemas: { ...toComponents($defs), BuddyEvent: { oneOf: toComponents(oneOf) } } },
};
emit("src/api/events.gen.ts", "contracts/events.schema.json", await typesOf(document));
