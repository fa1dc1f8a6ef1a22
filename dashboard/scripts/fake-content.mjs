// What the fake Buddy proposes and finds.
const TOOLS = {
  calculate: "calculation_result",
  web_extract: "web_extraction_result",
  web_search: "web_search_result",
};

function toolFor(objective) {
  if (/calculate|%|\d \+/.test(objective)) return "calculate";
  return /page|extract/i.test(objective) ? "web_extract" : "web_search";
}

export function proposalFor(mission) {
  const tool = mission.tool ?? toolFor(mission.objective);
  const unknown = /unknown/.test(mission.objective);
  return {
    tool,
    tool_input:
      tool === "web_search"
        ? { query: mission.objective, max_results: 5 }
        : { expression: mission.objective },
    proposal: {
      tool,
      confidence: 0.85,
      alternatives: [
        { tool: "web_research", confidence: 0.41, reason: "reads the pages too" },
        { tool: "web_extract", confidence: 0.22, reason: "needs an address" },
      ].filter((other) => other.tool !== tool),
      cost: unknown
        ? { p50_usd: null, p90_usd: null, cap_usd: mission.cap_usd, basis: "unknown", samples: 0 }
        : {
            p50_usd: "0.0015",
            p90_usd: "0.04",
            cap_usd: mission.cap_usd,
            basis: "past_runs",
            samples: 14,
          },
      duration: { p50_seconds: 5.2, p90_seconds: 12, samples: 14 },
      steps: [
        "Ask the search engine for the query",
        "Keep titles, addresses and snippets",
        "Store the list as an artifact",
      ],
      risk: /write/.test(mission.objective) ? "write" : "read",
      touches: [
        "Sends the query to the configured search engine",
        "Any public site may be contacted: no domain was named",
      ],
      warnings: /warn/.test(mission.objective)
        ? ["The price of this tool is unknown; only the cap of $5.00 is certain"]
        : [],
      next:
        "Approve binds revision " +
        mission.revision +
        " for 24 hours; running it takes a second command.",
    },
  };
}

export function artifactFor(mission, artifact_id, created_at) {
  const { objective, tool, mission_id } = mission;
  const content = CONTENTS[tool]?.(objective) ?? { note: objective };
  const size = JSON.stringify(content).length;
  return {
    artifact: {
      artifact_id,
      artifact_type: TOOLS[tool] ?? "json",
      user_id: "local",
      mission_id,
      run_id: "r_1",
      tool,
      title: objective,
      created_at,
      size,
      sha256: "9f2c".repeat(16),
      sources: (content.results ?? [])
        .map(({ title, url }) => ({ title, url }))
        .concat(content.url ? [{ title: content.title, url: content.url }] : []),
    },
    content,
    summary:
      tool === "calculate"
        ? "2,340 × 17.5 % = 409.5"
        : content.results
          ? `${content.results.length} results from the offline library`
          : `${content.title}: 3 paragraphs`,
  };
}

const CONTENTS = {
  web_search: (query) => ({
    query,
    engine: "offline library",
    results: [
      {
        title: "The Python Tutorial",
        url: "library:python/tutorial/index",
        snippet:
          "Python is an easy to learn, powerful programming language with efficient high-level data structures.",
      },
      {
        title: "Beginner's guide",
        url: "https://wiki.python.org/moin/BeginnersGuide",
        snippet: "New to programming? Start here.",
      },
      {
        title: "Data structures",
        url: "library:python/tutorial/datastructures",
        snippet: "More on lists, tuples, sets and dictionaries.",
      },
    ],
  }),
  calculate: () => ({ equation: "2340 * 17.5 %", value: "409.5", unit: null }),
  web_extract: () => ({
    title: "Example Domain",
    url: "https://example.com/",
    text: "This domain is for use in documentation examples.",
  }),
};

export function previewFor({ artifact, content }) {
  const kind =
    {
      calculation_result: "equation",
      web_extraction_result: "document",
      web_search_result: "results",
    }[artifact.artifact_type] ?? "json";
  const html =
    kind === "document"
      ? `<h1>${content.title}</h1><p>${content.text}</p><h2>Use</h2><p>No permission is needed. <a href="https://iana.org">More</a></p><pre>GET / HTTP/1.1</pre>`
      : "";
  return {
    artifact_id: artifact.artifact_id,
    artifact_type: artifact.artifact_type,
    title: artifact.title,
    kind,
    html,
    data: {},
  };
}
