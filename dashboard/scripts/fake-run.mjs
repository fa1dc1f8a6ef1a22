// How the fake Buddy pretends to run a mission.
import { setTimeout as pause } from "node:timers/promises";

const STEPS = [
  ["verification", 1, 5, 10, "Check the mission and its approval"],
  ["intent_classification", 2, 20, 30, "Classify the objective"],
  ["budget_check", 3, 30, 40, "Estimate the cost and reserve it"],
  ["tool_selection", 4, 40, 55, "Select the tool"],
  ["tool_execution", 5, 65, 80, "Run the tool"],
  ["artifact_creation", null, 85, 90, "Create the artifact"],
  ["finalize", 6, 90, 100, "Settle, evaluate and finish"],
];

export async function runMission(mission, world) {
  const { emit, now } = world;
  const { run, objective } = mission;
  const began = Date.now();
  const pace = /slow/.test(objective) ? 2500 : 120;
  await pause(100);
  while (world.paused()) await pause(100);
  mission.status = "running";
  Object.assign(run, { state: "running", started_at: now() });
  emit(mission, "mission_start", { run_id: run.run_id, revision: mission.revision });
  const completed = [];
  for (const [name, index, start, done, title] of STEPS) {
    while (world.paused()) await pause(100);
    const step = (percent, step_status, message) =>
      emit(mission, "execution_step", {
        run_id: run.run_id,
        step_name: name,
        step_index: index,
        total_steps: 6,
        progress_percent: percent,
        step_status,
        message,
      });
    if (index === null) {
      emit(mission, "mission_progress", {
        run_id: run.run_id,
        step_name: name,
        progress_percent: start,
        message: title,
        total_items_collected: 0,
      });
      await pause(pace);
      continue;
    }
    step(start, "started", title);
    await pause(pace);
    notes(mission, name, world);
    if (name === "budget_check" && /fail/.test(objective)) {
      step(start, "failed", "Budget exceeded: $5.23 > $5.00 limit");
      return stop(mission, world, {
        began,
        completed,
        status: "failed",
        reason: "Budget exceeded",
        code: "budget_exceeded",
        percent: start,
        failed: { step_name: name, message: "Budget exceeded: $5.23 > $5.00 limit" },
      });
    }
    if (name === "tool_execution" && /park|doubt/.test(objective)) await park(mission, world);
    if (mission.status === "cancelled") return;
    if (mission.cancel_requested_at)
      return stop(mission, world, {
        began,
        completed,
        status: "cancelled",
        reason: "Stopped on request",
        percent: start,
      });
    step(done, "completed", title);
    completed.push({
      step_name: name,
      step_index: index,
      total_steps: 6,
      progress_percent: done,
      status: "completed",
      message: title,
      timestamp: now(),
    });
  }
  return stop(mission, world, {
    began,
    completed,
    status: "completed",
    reason: "completed",
    percent: 100,
  });
}

async function park(mission, { emit }) {
  const { tool } = mission;
  const deviation = /doubt/.test(mission.objective)
    ? {
        kind: "outcome_unknown",
        approved: tool,
        needed: tool,
        message: `Buddy stopped while ${tool} was being called, and nobody knows whether the call took effect. Calling ${tool} again could do it twice`,
        choices: ["happened", "retry"],
      }
    : {
        kind: "domain",
        approved: "example.org",
        needed: "example.net",
        message: "example.org redirects to example.net, which is outside the approved domains",
        choices: [],
      };
  mission.status = "awaiting_approval";
  mission.run.deviation = deviation;
  mission.card.message = deviation.message;
  emit(mission, "approval_required", { deviation, expires_at: mission.expires_at });
  while (mission.run.deviation && mission.status === "awaiting_approval") await pause(100);
}

function notes(mission, name, { emit }) {
  const run_id = mission.run.run_id;
  const { tool } = mission;
  if (name === "intent_classification")
    emit(mission, "intent_decision", {
      run_id,
      intent: "search",
      decision_type: "analyze",
      confidence: 0.93,
      engine: "embedded",
      allowed_tools: [tool],
    });
  if (name === "budget_check")
    emit(mission, "budget_reserved", {
      run_id,
      amount_usd: "0.00",
      limits: ["user/day 2026-11-22"],
    });
  if (name === "tool_selection")
    emit(mission, "tool_selected", {
      run_id,
      tool,
      confidence: 0.85,
      candidates: [],
      why: "the approved tool",
    });
  if (name === "tool_execution") {
    emit(mission, "tool_invoked", {
      run_id,
      tool,
      tool_input: mission.tool_input,
      effect_key: `${run_id}:tool_execution:1`,
    });
    emit(mission, "tool_result", {
      run_id,
      tool,
      success: true,
      summary: "5 results from the offline library",
      items: 5,
      seconds: 0.12,
    });
  }
}

function stop(
  mission,
  { emit, artifacts, id, now, artifactFor },
  { began, completed, status, reason, code, percent, failed },
) {
  const done = status === "completed";
  const seconds = (Date.now() - began) / 1000;
  const artifact = done ? artifactFor(mission, id("a"), now()) : null;
  const reference = artifact && {
    artifact_id: artifact.artifact.artifact_id,
    artifact_type: artifact.artifact.artifact_type,
  };
  if (artifact) artifacts.set(reference.artifact_id, artifact);
  mission.status = status;
  Object.assign(mission.run, { state: "finished", finished_at: now() });
  const summary = done ? artifact.summary : null;
  mission.execution_record = {
    success: done,
    mission_id: mission.mission_id,
    status,
    tool_used: mission.tool,
    tool_confidence: 0.85,
    intent: "search",
    result_summary: summary,
    execution_result: null,
    artifact_reference: reference,
    error: done ? null : reason,
    error_code: code ?? null,
    error_detail: failed?.message ?? reason,
    execution_blob: null,
    event_type: "mission_executed",
    timestamp: now(),
    progress_tracker: {
      mission_id: mission.mission_id,
      start_time: mission.run.started_at,
      current_step: failed
        ? {
            ...failed,
            step_index: 3,
            total_steps: 6,
            progress_percent: percent,
            status: "failed",
            timestamp: now(),
          }
        : null,
      completed_steps: completed,
      elapsed_seconds: seconds,
      progress_percent: percent,
      eta_seconds: null,
    },
  };
  if (artifact)
    emit(mission, "artifact_preview", {
      run_id: mission.run.run_id,
      artifact: reference,
      title: artifact.artifact.title,
      size: artifact.artifact.size,
      sha256: artifact.artifact.sha256,
      preview: {},
    });
  emit(mission, "mission_stop", {
    run_id: mission.run.run_id,
    final_status: status,
    reason,
    tool_used: done ? mission.tool : null,
    result_summary: summary,
    artifact: reference,
    elapsed_seconds: seconds,
    progress_percent: percent,
  });
}
