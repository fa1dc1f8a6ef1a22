"""Previews: what an artifact looks like at a glance, as data and as safe HTML."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from buddy.domain.artifact import ArtifactType
from buddy.domain.json_value import JsonObject, canonical_json
from buddy.ports.rendering import HtmlRenderer
from buddy.services.navigation_preview import navigation_html, navigation_summary

PreviewKind = Literal["results", "equation", "document", "navigation", "facts", "json"]

SUMMARY_RESULTS = 3
SUMMARY_CHARACTERS = 400
SUMMARY_FACTS = 50
RENDERED_RESULTS = 100
RENDERED_CHARACTERS = 20_000
"""Of a text. Rendering costs a tenth of a second for these at worst."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What there is to see, without HTML."""

    kind: PreviewKind
    data: JsonObject
    """For a client that draws by itself; small."""

    def to_json(self) -> JsonObject:
        """Return what the `artifact_preview` event carries."""
        return {"kind": self.kind, **self.data}


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A preview."""

    kind: PreviewKind
    html: str
    """Sanitised; to be shown in a sandboxed frame all the same."""
    data: JsonObject
    """The same for a client that draws by itself; small."""


@dataclass(frozen=True, slots=True)
class ArtifactPreviewGenerator:
    """Generates previews by artifact type. A shape it does not know is shown as JSON."""

    renderer: HtmlRenderer

    def summarise(self, artifact_type: ArtifactType, content: JsonObject) -> JsonObject:
        """Return what an event says of a content: its kind and a little of it. Renders nothing."""
        return _summary(artifact_type, content).to_json()

    def generate_preview(self, artifact_type: ArtifactType, content: JsonObject) -> Preview:
        """Return the preview of a content, in time that does not grow with the content.

        Of a long one the beginning is rendered, and the preview says so.
        """
        summary = _summary(artifact_type, content)
        makers = {
            "results": self._results,
            "equation": self._equation,
            "document": self._document,
            "navigation": self._navigation,
            "facts": self._facts,
            "json": self._json,
        }
        html = makers[summary.kind](content)
        return Preview(kind=summary.kind, html=html, data=summary.data)

    async def preview(self, artifact_type: ArtifactType, content: JsonObject) -> Preview:
        """Return the preview of a content, made in a thread: others are served meanwhile."""
        return await asyncio.to_thread(self.generate_preview, artifact_type, content)

    def _results(self, content: JsonObject) -> str:
        results = _rows(content)
        items = "".join(
            f"<li>{self.renderer.link(str(r['url']), _start(r['title']))}"
            f"<p>{self.renderer.text(_start(r.get('snippet') or ''))}</p></li>"
            for r in results[:RENDERED_RESULTS]
        )
        engine = self.renderer.text(_start(content.get("engine") or ""))
        head = f"<p>{len(results)} results from {engine}</p>"
        shown = len(results) > RENDERED_RESULTS
        note = f"<p>Preview of the first {RENDERED_RESULTS} results</p>" if shown else ""
        return f"{head}{note}<ol>{items}</ol>"

    def _equation(self, content: JsonObject) -> str:
        answer = f"{content['value']} {content.get('unit') or ''}".strip()
        return (
            f"<p><code>{self._shown(str(content['equation']))}</code></p>"
            f"<p><strong>{self._shown(answer)}</strong></p>"
        )

    def _document(self, content: JsonObject) -> str:
        text, title = str(content["text"]), str(content.get("title") or "")
        head = f"<h1>{self.renderer.text(_start(title))}</h1>" if title else ""
        shown = text[:RENDERED_CHARACTERS]
        if content.get("format") == "text":  # code, a log: a # in it is no heading
            return f"{head}{_note(text)}<pre>{self.renderer.text(shown)}</pre>"
        return f"{head}{_note(text)}{self.renderer.markdown(shown)}"

    def _navigation(self, content: JsonObject) -> str:
        return navigation_html(self.renderer, content)

    def _facts(self, content: JsonObject) -> str:
        rows = "".join(
            f"<tr><th>{self.renderer.text(_start(key))}</th>"
            f"<td>{self._shown('' if value is None else str(value))}</td></tr>"
            for key, value in content.items()
        )
        return f"<table>{rows}</table>"

    def _json(self, content: JsonObject) -> str:
        text = canonical_json(dict(content))
        return f"{_note(text)}<pre>{self.renderer.text(text[:RENDERED_CHARACTERS])}</pre>"

    def _shown(self, text: str) -> str:
        return _note(text) + self.renderer.text(text[:RENDERED_CHARACTERS])


def _summary(artifact_type: ArtifactType, content: JsonObject) -> Summary:
    try:
        match artifact_type:
            case ArtifactType.WEB_SEARCH_RESULT:
                return _of_results(content)
            case ArtifactType.CALCULATION_RESULT:
                return _of_equation(content)
            case ArtifactType.WEB_EXTRACTION_RESULT | ArtifactType.DOCUMENT:
                return _of_results(content) if "results" in content else _of_document(content)
            case ArtifactType.WEB_NAVIGATION_RESULT:
                return Summary(kind="navigation", data=navigation_summary(content))
            case _:
                return _of_facts(content)
    except (KeyError, TypeError, ValueError, AttributeError):
        # A tool that is not built in may declare a type and fill it otherwise.
        return _of_json(content)


def _of_results(content: JsonObject) -> Summary:
    results, engine = _rows(content), _start(content.get("engine") or "")
    top = [
        {
            "title": _start(r["title"]),
            "url": str(r["url"]),
            "snippet": str(r.get("snippet") or "")[:200],
        }
        for r in results[:SUMMARY_RESULTS]
    ]
    data = {"engine": engine, "count": len(results), "results": top}
    return Summary(kind="results", data=data)


def _rows(content: JsonObject) -> Sequence[Mapping[str, Any]]:
    results: list[Mapping[str, Any]] = list(content["results"])
    for row in results[:RENDERED_RESULTS]:
        # What the HTML needs, so that it is not first missed in the middle of it.
        _ = row["url"], row["title"], row.get("snippet")
    return results


def _of_equation(content: JsonObject) -> Summary:
    equation, value = _start(content["equation"]), _start(content["value"])
    unit = _start(content.get("unit") or "")
    return Summary(
        kind="equation", data={"equation": equation, "value": value, "unit": unit or None}
    )


def _of_document(content: JsonObject) -> Summary:
    text, title = str(content["text"]), _start(content.get("title") or "")
    data = {"title": title or None, "text": _start(text), "length": len(text)}
    return Summary(kind="document", data=data)


def _of_facts(content: JsonObject) -> Summary:
    if any(isinstance(value, (dict, list)) for value in content.values()):
        return _of_json(content)
    if len(content) > SUMMARY_FACTS:
        return _of_json(content)
    facts = {
        _start(key): _start(value) if isinstance(value, str) else value
        for key, value in content.items()
    }
    return Summary(kind="facts", data={"facts": facts})


def _of_json(content: JsonObject) -> Summary:
    text = canonical_json(dict(content))
    return Summary(kind="json", data={"text": _start(text), "length": len(text)})


def _start(value: object) -> str:
    return str(value)[:SUMMARY_CHARACTERS]


def _note(text: str) -> str:
    if len(text) <= RENDERED_CHARACTERS:
        return ""
    return f"<p>Preview of the first {RENDERED_CHARACTERS:,} characters</p>"
