"""Sections of an HTML page."""

from __future__ import annotations

from html.parser import HTMLParser

from buddy.adapters.library.chunks import Section

_SILENT = frozenset({"script", "style", "noscript", "template", "svg", "nav"})
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption"}
    | {"figure", "footer", "form", "header", "hr", "li", "main", "ol", "p", "pre", "section"}
    | {"table", "td", "th", "tr", "ul"}
)
_HEADINGS = frozenset({"title", "h1", "h2", "h3", "h4", "h5", "h6"})


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sections: list[Section] = []
        self._stack: list[tuple[int, str]] = []
        self._text: list[str] = []
        self._heading: list[str] | None = None
        self._silent_depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _SILENT:
            self._silent_depth += 1
        elif tag in _HEADINGS:
            self.finish()
            self._heading = []
        elif tag in _BLOCKS:
            self._text.append("\n\n" if tag in {"p", "div", "section"} else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent_depth = max(0, self._silent_depth - 1)
        elif tag in _HEADINGS and self._heading is not None:
            level = 0 if tag == "title" else int(tag[1])
            while self._stack and self._stack[-1][0] >= level:
                self._stack.pop()
            heading = " ".join("".join(self._heading).split())
            if heading:
                self._stack.append((level, heading))
            self._heading = None

    def handle_data(self, data: str) -> None:
        if self._silent_depth:
            return
        if self._heading is not None:
            self._heading.append(data)
        else:
            self._text.append(data)

    def finish(self) -> None:
        """Close the section that is open."""
        lines = [" ".join(line.split()) for line in "".join(self._text).splitlines()]
        text = "\n".join(lines).strip()
        if text:
            self.sections.append(Section(tuple(text for _, text in self._stack), text))
        self._text = []


def html_sections(text: str) -> list[Section]:
    """Cut a page at its headings, without scripts, styles and navigation."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.finish()
    return reader.sections
