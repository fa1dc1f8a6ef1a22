// A stand-in for Buddy while the page is worked on: `npm run fake`, then `npm run dev`. It keeps
// everything in memory, forgets it on exit and runs nothing. Objectives that hold the words ask,
// fail, park, doubt, slow, empty, page or calculate show the states of those names.
import { createServer } from "node:http";
import { randomBytes } from "node:crypto";
import { WebSocketServer } from "ws";

import { artifactFor, previewFor, proposalFor } from "./fake-content.mjs";
import { instanceRoute } from "./fake-instance.mjs";
import { runMission } from "./fake-run.mjs";

const PORT = Number(process.env.PORT ?? 8000);
const missions = new Map();
const events = [];
const sockets = new Set();
const artifacts = new Map();
let instance = { state: "running", since: null, by: null, reason: null };
const id = (prefix) => `${prefix}_${randomBytes(9).toString("base64url")}`;
const now = () => new Date().toISOString();

function emit(mission, event_type, data) {
  const event = {
    id: id("e"),
    user_id: "local",
    subject_type: "mission",
    subject_id: mission.mission_id,
    mission_id: mission.mission_id,
    sequence: events.filter((e) => e.mission_id === mission.mission_id).length + 1,
    cursor: events.length + 1,
    event_type,
    timestamp: now(),
    data,
  };
  events.push(event);
  mission.updated_at = event.timestamp;
  const card = mission.card;
  if (data.progress_percent)
    card.progress_percent = Math.max(card.progress_percent, data.progress_percent);
  if (data.step_name) Object.assign(card, { current_step: data.step_name, message: data.message });
  if (event_type === "mission_start") card.started_at = event.timestamp;
  if (event_type === "mission_stop") {
    const done = data.final_status === "completed";
    card.message = done
      ? `Executed with ${data.tool_used} (${data.elapsed_seconds.toFixed(0)}s)`
      : data.reason;
    Object.assign(card, {
      stopped_at: event.timestamp,
      current_step: null,
      elapsed_seconds: data.elapsed_seconds,
    });
  }
  card.updated_at = event.timestamp;
  for (const socket of sockets) socket.send(JSON.stringify({ type: "event", event }));
}

const terms = (mission) => {
  const { objective, intent, tool, tool_input, scope, constraints, priority, cap_usd } = mission;
  return {
    objective,
    intent,
    tool,
    tool_input,
    scope,
    constraints,
    priority,
    cap_usd,
    input_origins: [],
  };
};

function propose(mission, changed_fields) {
  const asked = /ask/.test(mission.objective) && !mission.tool;
  const head = {
    revision: ++mission.revision,
    content_hash: id("h"),
    expires_at: mission.expires_at,
  };
  if (asked) {
    mission.status = "clarification_needed";
    const text = "No tool is a clear fit (best 0.12, needed 0.15). Which one did you mean?";
    mission.questions = [
      { field: "tool", text, choices: ["web_search", "web_extract", "calculate"] },
    ];
    mission.card.message = text;
    emit(mission, "clarification_requested", {
      ...head,
      terms: terms(mission),
      questions: mission.questions,
      changed_fields: [],
    });
    return;
  }
  Object.assign(mission, { status: "proposed", questions: [], ...proposalFor(mission) });
  mission.card.message = "Waiting for a decision";
  mission.card.tool_used = mission.tool;
  const data = { ...head, terms: terms(mission), proposal: mission.proposal };
  if (changed_fields) {
    mission.change_history.push({
      revision: mission.revision,
      changed_fields,
      actor: "local",
      at: now(),
    });
    emit(mission, "mission_updated", { ...data, changed_fields, actor: "local" });
  } else emit(mission, "mission_proposed", data);
}

function create(body) {
  const mission = {
    mission_id: id("m"),
    user_id: "local",
    objective: body.objective,
    intent: "search",
    status: "proposed",
    revision: 0,
    content_hash: "",
    tool: body.tool ?? null,
    tool_input: {},
    input_origins: {},
    scope: {
      allowed_domains: null,
      blocked_domains: [],
      max_pages: 5,
      max_duration_seconds: 120,
      ...body.scope,
    },
    constraints: {},
    priority: "normal",
    cap_usd: body.max_cost_usd ?? "5.00",
    proposal: null,
    questions: [],
    warrant: null,
    run: null,
    execution_record: null,
    change_history: [],
    metadata: {},
    parent_mission_id: null,
    created_at: now(),
    updated_at: now(),
    expires_at: new Date(Date.now() + 864e5).toISOString(),
    cancel_requested_at: null,
    card: {
      progress_percent: 0,
      current_step: null,
      tool_used: null,
      message: "",
      started_at: null,
      stopped_at: null,
      step_since: null,
      elapsed_seconds: null,
      updated_at: now(),
    },
  };
  missions.set(mission.mission_id, mission);
  propose(mission);
  return mission;
}

const view = ({ card, ...mission }) => mission;
const problem = (status, code, detail) => ({ status, body: { status, code, detail, title: code } });
const answer = (mission, status = 200) => ({
  status,
  body: {
    mission_id: mission.mission_id,
    status: mission.status,
    revision: mission.revision,
    mission: view(mission),
    warrant: mission.warrant,
    cancel_requested_at: mission.cancel_requested_at,
  },
});

function approve(mission, body) {
  if (body.revision !== mission.revision)
    return problem(
      409,
      "revision_conflict",
      `Revision ${body.revision} was named but revision ${mission.revision} stands; reload and decide again`,
    );
  const deviation = mission.run?.deviation ?? null;
  const choice = body.choice ?? null;
  if (deviation?.choices.length && !deviation.choices.includes(choice))
    return problem(409, "choice_required", `Give one of ${deviation.choices.join(", ")}`);
  mission.warrant = {
    revision: mission.revision,
    content_hash: "",
    tool: mission.tool,
    cap_usd: mission.cap_usd,
    approved_by: "local",
    approved_at: now(),
    expires_at: mission.expires_at,
    channel: "api",
    granted_tools: [],
  };
  mission.status = deviation ? "running" : "approved";
  mission.card.message = deviation ? "Approved, going on" : "Approved";
  if (deviation) Object.assign(mission.run, { deviation: null, choice });
  emit(mission, "mission_approved", { warrant: mission.warrant, deviation, choice });
  return answer(mission);
}

function finish(mission, status, event, data) {
  mission.status = status;
  mission.card.message = data.reason || (status === "rejected" ? "Rejected" : "Cancelled");
  emit(mission, event, data);
  return answer(mission);
}

const COMMANDS = {
  update(mission, { revision, max_cost_usd, ...body }) {
    if (revision !== mission.revision)
      return problem(
        409,
        "revision_conflict",
        `Revision ${revision} was named but revision ${mission.revision} stands; reload and decide again`,
      );
    const changes = { ...body, ...(max_cost_usd ? { cap_usd: max_cost_usd } : {}) };
    Object.assign(mission, changes);
    propose(mission, Object.keys(changes));
    return answer(mission);
  },
  approve,
  reject: (mission, body) =>
    finish(mission, "rejected", "mission_rejected", {
      final_status: "rejected",
      revision: mission.revision,
      actor: "local",
      reason: body.reason ?? null,
    }),
  cancel(mission) {
    if (mission.status !== "running")
      return finish(mission, "cancelled", "mission_cancelled", {
        actor: "local",
        requested_only: false,
        reason: null,
      });
    // A parked run stops at once; one that runs, when its tool has stopped.
    mission.cancel_requested_at = now();
    emit(mission, "mission_cancelled", { actor: "local", requested_only: true, reason: null });
    return answer(mission);
  },
  execute(mission) {
    if (mission.status !== "approved")
      return problem(
        409,
        "mission_not_approved",
        `Mission is ${mission.status}, not approved; approve its current revision first`,
      );
    mission.run = {
      run_id: id("r"),
      state: "queued",
      requested_at: now(),
      attempt: 1,
      started_at: null,
      finished_at: null,
      deviation: null,
      choice: null,
    };
    const paused = () => instance.state === "paused";
    void runMission(mission, { emit, artifacts, id, now, artifactFor, paused });
    return answer(mission, 202);
  },
  retry(mission, { from }) {
    const made = create({ objective: mission.objective.replace(/fail/g, "retry") });
    Object.assign(made, {
      parent_mission_id: mission.mission_id,
      metadata: { retry_of: mission.mission_id, ...(from === "start" ? {} : { retry_from: from }) },
    });
    return answer(made, 201);
  },
};

function switchInstance(action, body) {
  const by = { since: now(), by: "local" };
  if (action === "pause" && instance.state === "running")
    instance = { state: "paused", ...by, reason: body.reason ?? null };
  if (action === "resume" && instance.state === "paused")
    instance = { state: "running", ...by, reason: null };
  const runs = [...missions.values()].map((mission) => mission.run?.state);
  const count = (state) => runs.filter((each) => each === state).length;
  return { ...instance, running: count("running"), queued: count("queued") };
}

function analytics() {
  const agents = [...missions.values()].map(({ mission_id, objective, status, card }) => ({
    mission_id,
    objective,
    status,
    ...card,
    eta_seconds: null,
    eta_range: null,
  }));
  return {
    agents,
    task_pipeline: [],
    costs: [],
    learning: {},
    capacity: { running: 0, queued: 0, limit: 4 },
    cursor: events.length,
  };
}

function route(method, url, body) {
  const [, root, key, action] = url.pathname.split("/");
  if (url.pathname === "/api/analytics/all") return { status: 200, body: analytics() };
  if (root === "artifacts") {
    const artifact = artifacts.get(key);
    if (!artifact) return problem(404, "not_found", "No such artifact");
    return { status: 200, body: action === "preview" ? previewFor(artifact) : artifact };
  }
  if (root === "instance") return { status: 200, body: switchInstance(key, body) };
  const own = instanceRoute(method, [root, key, action], body);
  if (own) return own;
  if (root !== "missions") return problem(404, "not_found", "No such route");
  if (key === "create") return answer(create(body), 201);
  if (!key) {
    const q = (url.searchParams.get("q") ?? "").toLowerCase();
    const status = url.searchParams.get("status");
    const items = [...missions.values()]
      .reverse()
      .filter((m) => m.objective.toLowerCase().includes(q) && (!status || m.status === status));
    return { status: 200, body: { items: items.map(view), next_cursor: null } };
  }
  const mission = missions.get(key);
  if (!mission) return problem(404, "mission_not_found", "Mission not found");
  if (action === "events")
    return {
      status: 200,
      body: {
        items: events.filter(
          (e) => e.mission_id === key && e.sequence > Number(url.searchParams.get("after")),
        ),
        next_cursor: null,
      },
    };
  return action ? COMMANDS[action](mission, body) : { status: 200, body: view(mission) };
}

const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  const { status, body } = route(
    request.method,
    new URL(request.url, "http://x"),
    text ? JSON.parse(text) : {},
  );
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
});
new WebSocketServer({ server }).on("connection", (socket, request) => {
  const after = Number(new URL(request.url, "http://x").searchParams.get("after"));
  socket.send(JSON.stringify({ type: "hello", after }));
  for (const event of events)
    if (event.cursor > after) socket.send(JSON.stringify({ type: "event", event }));
  sockets.add(socket);
  socket.on("close", () => sockets.delete(socket));
});
server.listen(PORT, "127.0.0.1", () =>
  process.stdout.write(`fake Buddy on http://127.0.0.1:${PORT}\n`),
);
