import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";

import { createQueryClient } from "../../api/query-client";
import type { ArtifactPreview, ArtifactType } from "../../api/types";
import { AT } from "../../testing/factories";
import { FakeServer, problem } from "../../testing/fake-server";
import { ArtifactPanel } from "./ArtifactPanel";

const ARTIFACT = {
  artifact_id: "a_1",
  mission_id: "m_abc123",
  tool: "web_search",
  title: "A result",
  created_at: AT,
  size: 2048,
  sha256: "9f".repeat(32),
  sources: [{ title: "Docs", url: "library:python/tutorial" }],
};

function serve(
  type: ArtifactType,
  kind: ArtifactPreview["kind"],
  data: object,
  more: Partial<ArtifactPreview> = {},
): FakeServer {
  const artifact = { ...ARTIFACT, artifact_type: type };
  const preview = { artifact, kind, html: "", data, part: 1, parts: 1, tables: [], charts: [] };
  return new FakeServer()
    .on("GET /artifacts/a_1/preview", ({ path }) => {
      const asked = new URLSearchParams(path.split("?")[1]);
      const raw = asked.get("raw") === "true";
      const html = raw ? `<pre>"raw"</pre>` : `<p>part ${asked.get("part")}</p>`;
      return { ...preview, html, ...more, ...(raw ? { kind: "json", html } : {}) };
    })
    .on("GET /artifacts/a_1/related", { items: [], next_cursor: null })
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
    const links = screen.getAllByRole("link").filter((link) => link.closest(".hits") !== null);
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
    const html = "<h1>Hello</h1><script>alert(1)</script>";
    serve("document", "document", { text: "hello" }, { html });
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
    serve("web_navigation_result", "navigation", { title: "Home" }, { html: picture });
    show();
    const frame = await screen.findByTitle("Preview of the document");
    expect(frame.getAttribute("srcdoc")).toContain(picture);
    expect(frame.getAttribute("srcdoc")).toContain("img-src data:");
  });

  it("shows plain facts, and any content as JSON on demand", async () => {
    serve("json", "facts", { facts: { place: "Tokyo", time: "09:00" } });
    show();
    expect(await screen.findByText("Tokyo")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "JSON" }));
    const frame = await screen.findByTitle("Preview of the document");
    expect(frame.getAttribute("srcdoc")).toContain(`<pre>"raw"</pre>`);
  });

  it("goes through a long one part by part", async () => {
    serve("document", "document", {}, { parts: 3 });
    show();
    const parts = await screen.findByRole("navigation", { name: "Parts of the result" });
    expect(within(parts).getByText("Part 1 of 3")).toBeVisible();
    expect(within(parts).getByRole("button", { name: "Previous" })).toBeDisabled();
    await userEvent.click(within(parts).getByRole("button", { name: "Next" }));
    await within(parts).findByText("Part 2 of 3");
    await waitFor(() =>
      expect(screen.getByTitle("Preview of the document").getAttribute("srcdoc")).toContain(
        "<p>part 2</p>",
      ),
    );
  });

  it("offers it as files", async () => {
    serve("json", "facts", { facts: { a: 1 } });
    show();
    const link = await screen.findByRole("link", { name: "Download as CSV" });
    expect(link).toHaveAttribute("href", "/artifacts/a_1/export?format=csv&table=0");
    expect(link).toHaveAttribute("download");
  });

  it("says why it cannot be shown, and can be asked again", async () => {
    const server = serve("json", "json", { a: 1 });
    server.on("GET /artifacts/a_1/preview", () => problem(404, "not_found", "No such artifact"));
    show();
    expect(await screen.findByText("No such artifact")).toBeVisible();
    serve("json", "facts", { facts: { a: "here" } });
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("here")).toBeVisible();
  });
});

const TABLE = { name: "prices", columns: ["name", "price"], rows: 120 };

function serveTable(): FakeServer {
  return serve("table", "table", {}, { tables: [TABLE] }).on("GET /artifacts/a_1/rows", {
    ...TABLE,
    items: [
      ["=SUM(A1)", -3],
      ["Tea\tgreen", 1200.5],
    ],
    total: 120,
    matching: 120,
    next_cursor: 50,
  });
}

describe("a table", () => {
  it("asks the server to sort, filter and turn the page", async () => {
    const server = serveTable();
    show();
    await userEvent.click(await screen.findByRole("button", { name: "price" }));
    const head = await screen.findByRole("columnheader", { name: /price/ });
    expect(head).toHaveAttribute("aria-sort", "ascending");
    await userEvent.click(screen.getByRole("button", { name: /price/ }));
    expect(head).toHaveAttribute("aria-sort", "descending");
    await userEvent.type(screen.getByLabelText("Filter the rows"), "tea");
    const wanted = "sort=1&descending=true&cursor=0&limit=50&q=tea";
    await waitFor(() => {
      const asked = server.asked.map(({ path }) => new URLSearchParams(path.split("?")[1]));
      const names = ["sort", "descending", "cursor", "limit", "q"];
      const all = asked.map((each) => names.map((name) => `${name}=${each.get(name)}`).join("&"));
      expect(all).toContain(wanted);
    });
    await userEvent.click(screen.getByRole("button", { name: "Next" }));
    await waitFor(() =>
      expect(server.asked.some(({ path }) => path.includes("cursor=50"))).toBe(true),
    );
    expect(screen.getByText("51–52 of 120")).toBeVisible();
  });

  it("copies rows that a spreadsheet works nothing out of", async () => {
    serveTable();
    const user = userEvent.setup();
    show();
    await user.click(await screen.findByRole("button", { name: "Copy rows" }));
    expect(await screen.findByText("2 rows copied")).toBeVisible();
    const text = await navigator.clipboard.readText();
    expect(text).toBe("name\tprice\n'=SUM(A1)\t-3\nTea green\t1200.5");
  });
});

describe("two runs", () => {
  it("stand side by side with a word for each difference", async () => {
    const old = { ...ARTIFACT, artifact_id: "a_0", artifact_type: "document" };
    serve("document", "document", {})
      .on("GET /artifacts/a_1/related", { items: [{ artifact: old, objective: "o" }] })
      .on("GET /artifacts/a_0/compare/a_1", {
        left: old,
        right: ARTIFACT,
        identical: false,
        ...{ same: 1, changed: 1, removed: 0, added: 0, cut: false, next_cursor: null },
        items: [
          { change: "same", left: "Opening hours", right: "Opening hours" },
          { change: "changed", left: "9 to 5", right: "9 to 6" },
        ],
      });
    show();
    await userEvent.click(
      await screen.findByRole("button", { name: "Compare with another run (1)" }),
    );
    const dialog = await screen.findByRole("dialog", { name: "Two runs side by side" });
    expect(await within(dialog).findByText(/1 lines are the same, 1 changed/)).toBeVisible();
    const [, , before, now] = within(dialog).getAllByRole("cell");
    expect(before).toHaveTextContent("Before: 9 to 5");
    expect(now).toHaveTextContent("Now: 9 to 6");
    // Its address says what stands beside it, so that the comparison can be sent to somebody.
    expect(location.search).toBe("?compare=a_0");
    cleanup();
    show();
    const again = await screen.findByRole("dialog", { name: "Two runs side by side" });
    await userEvent.click(within(again).getByRole("button", { name: "Close" }));
    expect(location.search).toBe("");
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});
