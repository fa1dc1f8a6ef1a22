import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";

import { createQueryClient } from "../../api/query-client";
import type { ArtifactPreview, ArtifactType } from "../../api/types";
import { AT } from "../../testing/factories";
import { FakeServer, problem } from "../../testing/fake-server";
import { ArtifactPanel } from "./ArtifactPanel";

function serve(
  type: ArtifactType,
  kind: ArtifactPreview["kind"],
  content: unknown,
  html = "",
): FakeServer {
  const artifact = {
    artifact_id: "a_1",
    artifact_type: type,
    mission_id: "m_abc123",
    tool: "web_search",
    title: "A result",
    created_at: AT,
    size: 2048,
    sha256: "9f".repeat(32),
    sources: [{ title: "Docs", url: "library:python/tutorial" }],
  };
  return new FakeServer()
    .on("GET /artifacts/a_1", { artifact, content })
    .on("GET /artifacts/a_1/preview", { ...artifact, kind, html, data: {} })
    .install();
}

function show(): void {
  render(
    <QueryClientProvider client={createQueryClient()}>
      <ArtifactPanel artifactId="a_1" />
    </QueryClientProvider>,
  );
}

describe("a result", () => {
  it("lists what was found, where, and which engine answered", async () => {
    serve("web_search_result", "results", {
      engine: "offline library",
      results: [
        { title: "Guide", url: "https://wiki.python.org/x", snippet: "Start here." },
        { title: "Tutorial", url: "library:python/tutorial", snippet: "" },
        { title: "Trap", url: "javascript:alert(1)", snippet: "" },
      ],
    });
    show();
    expect(await screen.findByText("3 results · answered by offline library")).toBeVisible();
    const links = screen.getAllByRole("link");
    expect(links).toHaveLength(1);
    expect(links[0]).toHaveAttribute("href", "https://wiki.python.org/x");
    expect(links[0]).toHaveAttribute("rel", expect.stringContaining("noopener"));
    expect(screen.getByText("offline library · python/tutorial")).toBeVisible();
  });

  it("says why nothing was found", async () => {
    const empty_reason = "0 results in the offline library; no search engine reachable";
    serve("web_search_result", "results", { engine: "", results: [], empty_reason });
    show();
    expect(await screen.findByText(empty_reason)).toBeVisible();
  });

  it("shows an equation with its value and unit", async () => {
    serve("calculation_result", "equation", { equation: "3 km / 2", value: "1.5", unit: "km" });
    show();
    expect(await screen.findByText("3 km / 2")).toBeVisible();
    expect(screen.getByText("1.5 km")).toBeVisible();
  });

  it("puts foreign HTML into a frame that can do nothing", async () => {
    serve("document", "document", { text: "hello" }, "<h1>Hello</h1><script>alert(1)</script>");
    show();
    const frame = await screen.findByTitle("Preview of the document");
    const allowed = (frame.getAttribute("sandbox") ?? "none").split(" ");
    for (const each of ["allow-scripts", "allow-same-origin", "allow-forms", "allow-modals"]) {
      expect(allowed).not.toContain(each);
    }
    expect(frame.getAttribute("srcdoc")).toContain("default-src 'none'");
    expect(frame.getAttribute("srcdoc")).toContain("<h1>Hello</h1>");
    expect(document.querySelector("script")).toBeNull();
  });

  it("shows the picture of a page that was opened, inside the frame", async () => {
    const picture = '<p><img alt="Screenshot" src="data:image/png;base64,iVBORw0KGgo="></p>';
    serve("web_navigation_result", "navigation", { title: "Home" }, picture);
    show();
    const frame = await screen.findByTitle("Preview of the document");
    expect(frame.getAttribute("srcdoc")).toContain(picture);
    expect(frame.getAttribute("srcdoc")).toContain("img-src data:");
  });

  it("shows plain facts, and any content as JSON on demand", async () => {
    serve("json", "facts", { place: "Tokyo", time: "09:00" });
    show();
    expect(await screen.findByText("Tokyo")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "JSON" }));
    expect(screen.getByText(/"place": "Tokyo"/)).toBeVisible();
  });

  it("says why it cannot be shown, and can be asked again", async () => {
    const server = serve("json", "json", { a: 1 });
    server.on("GET /artifacts/a_1", () => problem(404, "not_found", "No such artifact"));
    show();
    expect(await screen.findByText("No such artifact")).toBeVisible();
    serve("json", "json", { a: 1 });
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText(/"a": 1/)).toBeVisible();
  });
});
