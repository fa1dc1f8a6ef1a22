"""Previews: what an artifact looks like at a glance, as data and as safe HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from buddy.domain.artifact import ArtifactType
from buddy.domain.json_value import JsonObject, canonical_json
from buddy.ports.rendering import HtmlRenderer

PreviewKind = Literal["results", "equation", "document", "facts", "json"]

SUMMARY_RESULTS = 3
SUMMARY_CHARACTERS = 400
JSON_CHARACTERS = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A preview."""

    kind: PreviewKind
    html: str
    """Sanitised; to be shown in a sandboxed frame all the same."""
    data: JsonObject
    """The same for a client that draws by itself; small."""

    def summary(self) -> JsonObject:
        """Return what the `artifact_preview` event carries."""
        return {"kind": self.kind, **self.data}


@dataclass(frozen=True, slots=True)
class ArtifactPreviewGenerator:
    """Generates previews by artifact type."""

    renderer: HtmlRenderer

    def generate_preview(self, artifact_type: ArtifactType, content: JsonObject) -> Preview:
        """Return the preview of a content; a shape it does not know is shown as JSON."""
        makers: Mapping[ArtifactType, Callable[[JsonObject], Preview]] = {
            ArtifactType.WEB_SEARCH_RESULT: self._results,
            ArtifactType.CALCULATION_RESULT: self._equation,
            ArtifactType.WEB_EXTRACTION_RESULT: self._document,
            ArtifactType.DOCUMENT: self._document,
        }
        maker = makers.get(artifact_type, self._facts)
        try:
            return maker(content)
        except (KeyError, TypeError, AttributeError):
            # A tool that is not built in may declare a type and fill it otherwise.
            return self._json(content)

    def _results(self, content: JsonObject) -> Preview:
        results: list[Mapping[str, Any]] = list(content["results"])
        engine = str(content.get("engine") or "")
        items = "".join(
            f"<li>{self.renderer.link(str(r['url']), str(r['title']))}"
            f"<p>{self.renderer.text(str(r.get('snippet') or ''))}</p></li>"
            for r in results
        )
        head = f"<p>{len(results)} results from {self.renderer.text(engine)}</p>"
        top = [
            {"title": r["title"], "url": r["url"], "snippet": str(r.get("snippet") or "")[:200]}
            for r in results[:SUMMARY_RESULTS]
        ]
        data = {"engine": engine, "count": len(results), "results": top}
        return Preview(kind="results", html=f"{head}<ol>{items}</ol>", data=data)

    def _equation(self, content: JsonObject) -> Preview:
        equation, value = str(content["equation"]), str(content["value"])
        unit = str(content.get("unit") or "")
        answer = f"{value} {unit}".strip()
        html = (
            f"<p><code>{self.renderer.text(equation)}</code></p>"
            f"<p><strong>{self.renderer.text(answer)}</strong></p>"
        )
        data = {"equation": equation, "value": value, "unit": unit or None}
        return Preview(kind="equation", html=html, data=data)

    def _document(self, content: JsonObject) -> Preview:
        if "results" in content:
            return self._results(content)
        text = str(content["text"])
        title = str(content.get("title") or "")
        head = f"<h1>{self.renderer.text(title)}</h1>" if title else ""
        data = {"title": title or None, "text": text[:SUMMARY_CHARACTERS], "length": len(text)}
        return Preview(kind="document", html=head + self.renderer.markdown(text), data=data)

    def _facts(self, content: JsonObject) -> Preview:
        if any(isinstance(value, (dict, list)) for value in content.values()):
            return self._json(content)
        rows = "".join(
            f"<tr><th>{self.renderer.text(str(key))}</th>"
            f"<td>{self.renderer.text('' if value is None else str(value))}</td></tr>"
            for key, value in content.items()
        )
        return Preview(kind="facts", html=f"<table>{rows}</table>", data={"facts": dict(content)})

    def _json(self, content: JsonObject) -> Preview:
        text = canonical_json(dict(content))
        shown = text[:JSON_CHARACTERS]
        data = {"text": text[:SUMMARY_CHARACTERS], "length": len(text)}
        html = f"<pre>{self.renderer.text(shown)}</pre>"
        return Preview(kind="json", html=html, data=data)
