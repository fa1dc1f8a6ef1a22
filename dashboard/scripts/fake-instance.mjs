// What the stand-in says of itself: its tools, its settings, and that all of it answers.
const tool = (name, intents, description) => ({
  name,
  description,
  intents,
  risk: "read",
  idempotent: true,
  price: { kind: "zero", per_call: null },
  timeout_seconds: 30,
  artifact_type: "json",
  input_schema: { type: "object", properties: {} },
  output_schema: { type: "object" },
  enabled: true,
  unavailable: null,
  server: null,
});
const tools = [
  tool("web_search", ["search"], "Look something up in the search engines that are set up."),
  tool("web_extract", ["extraction"], "Take the main text out of pages."),
  tool("calculate", ["calculation"], "Work a sum out, exactly."),
];
const setting = (name, value, meaning, choices = null) => ({
  name,
  value,
  meaning,
  given: false,
  secret: false,
  changeable: choices !== null,
  choices: choices ?? [],
  waits: false,
  next_value: null,
});
const settings = [
  setting("BUDDY_DATA_DIR", "/tmp/fake", "Everything an instance keeps."),
  setting("BUDDY_MISSION_CAP_USD", "5.00", "The cap of a mission that names none.", []),
  setting("BUDDY_SEARCH", "auto", "`offline` sends no query out.", ["auto", "offline"]),
];
const list = (items) => ({ status: 200, body: { items, next_cursor: null, servers: [] } });

/** Answer for /tools, /settings and /readyz; null: it is none of these. */
export function instanceRoute(method, [root, key, action], body) {
  if (root === "readyz") {
    const checks = { store: "ok", engine: "ok", event_bus: "ok", models: "ok" };
    return { status: 200, body: { status: "ready", paused: false, checks, llm: null } };
  }
  if (root === "tools") {
    const found = tools.find(({ name }) => name === key);
    if (!found) return list(tools);
    found.enabled = action === "enable";
    return { status: 200, body: { name: key, enabled: found.enabled } };
  }
  if (root !== "settings") return null;
  for (const [name, value] of method === "PUT" ? Object.entries(body.changes) : []) {
    const found = settings.find((each) => each.name === name);
    Object.assign(found, { waits: value !== null && value !== found.value, next_value: value });
  }
  return list(settings);
}
