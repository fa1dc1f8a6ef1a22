"""What every adapter of the rendering port must do.

Subclass `RenderingSuite` in a test module and override the fixture `renderer`. What may be shown
is judged by reading the HTML as a browser would, not by looking for texts in it.
"""

# ruff: noqa: D102  # tests: the name says it, the literal is the point

from __future__ import annotations

import base64
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest

from buddy.ports.rendering import HtmlRenderer

DANGEROUS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//x.example/a.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<p onclick='alert(1)'>text</p>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href=' java\tscript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "<style>body { display: none }</style>",
    "<p style='position: fixed; inset: 0'>x</p>",
    "<link rel=stylesheet href=//x.example/a.css>",
    "<meta http-equiv=refresh content='0;url=//x.example'>",
    "<base href=//x.example/>",
    "<iframe src=//x.example></iframe>",
    "<object data=//x.example></object><embed src=//x.example>",
    "<form action=//x.example><input name=password><button>Send</button></form>",
    "<video src=//x.example/a.mp4></video><audio src=//x.example/a.mp3></audio>",
    "<details open ontoggle=alert(1)>x</details>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><script>alert(1)</script>'></noscript>",
    "<!--><script>alert(1)</script>-->",
    "<a href='https://x.example' target=_blank>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox)",
    "[x](file:///etc/passwd)",
    "![x](https://x.example/pixel.png)",
    "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    "<https://x.example/?a=\"onmouseover='alert(1)'>",
    "[x]: javascript:alert(1)\n\n[x]",
    "```\n<script>alert(1)</script>\n```",
    '| a |\n|---|\n| <img src=x onerror="alert(1)"> |',
]
ALLOWED_TAGS = {
    *("p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "code"),
    *("em", "strong", "del", "s", "sub", "sup", "ul", "ol", "li", "dl", "dt", "dd"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "a", "b", "i", "img"),
    *("section", "div", "span", "figure", "figcaption"),
}
ALLOWED_ATTRIBUTES = {"href", "title", "align", "start", "rel", "class", "alt", "src"}


class Page(HTMLParser):
    """Reads HTML and keeps its tags, attributes and text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag and its attributes."""
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        """Keep text."""
        self.text += data

    def assert_harmless(self) -> None:
        """Assert that nothing in it runs, loads or leads where it should not."""
        assert set(self.tags) <= ALLOWED_TAGS
        assert {name for name, _ in self.attributes} <= ALLOWED_ATTRIBUTES
        for name, value in self.attributes:
            if name == "href":
                assert urlsplit(value).scheme in {"http", "https"}, value
            if name == "src":
                assert value.startswith("data:image/png;base64,"), value


class RenderingSuite:
    """Everything that the rendering port promises."""

    @pytest.fixture
    def renderer(self) -> HtmlRenderer:
        """Return a renderer."""
        raise NotImplementedError("override the fixture `renderer`")

    @pytest.mark.parametrize("text", DANGEROUS)
    def test_markdown_shows_nothing_dangerous(self, renderer: HtmlRenderer, text: str) -> None:
        Page(renderer.markdown(text)).assert_harmless()
        Page(renderer.markdown(f"before\n\n{text}\n\nafter")).assert_harmless()

    @pytest.mark.parametrize("html", DANGEROUS)
    def test_the_wall_holds_by_itself(self, renderer: HtmlRenderer, html: str) -> None:
        for wrapped in (html, f"<p>before</p>{html}<p>after</p>", f"<table><tr><td>{html}"):
            page = Page(renderer.safe(wrapped))
            page.assert_harmless()
            assert "alert" not in dict(page.attributes).get("href", "")

    def test_the_wall_lets_through_what_the_renderer_made(self, renderer: HtmlRenderer) -> None:
        png = renderer.picture(b"\x89PNG\r\n\x1a\n picture", "Screenshot")
        for made in (
            renderer.markdown(
                "# Title\n\n- [a](https://a.example/?q=1&r=2)\n\n| a |\n|--:|\n| 1 |"
            ),
            f"<section><p>{renderer.text('a < b & c')}</p>{png}</section>",
            renderer.link("https://a.example", "a & b"),
        ):
            was, kept = Page(made), Page(renderer.safe(made))
            assert kept.tags == was.tags
            assert kept.text == was.text
            assert sorted(kept.attributes) == sorted(was.attributes)

    @pytest.mark.parametrize(
        "source", ["https://x.example/pixel.png", "data:image/svg+xml;base64,PHN2Zz4=", "x.png"]
    )
    def test_the_wall_loads_no_picture(self, renderer: HtmlRenderer, source: str) -> None:
        page = Page(renderer.safe(f'<img alt="a" src="{source}" srcset="{source} 2x">'))
        assert {name for name, _ in page.attributes} == {"alt"}

    @pytest.mark.parametrize("text", DANGEROUS)
    def test_text_is_only_text(self, renderer: HtmlRenderer, text: str) -> None:
        page = Page(renderer.text(text))
        assert (page.tags, page.text) == ([], text)

    @pytest.mark.parametrize("label", DANGEROUS)
    def test_a_links_label_is_only_text(self, renderer: HtmlRenderer, label: str) -> None:
        page = Page(renderer.link("https://a.example/?q=1&r=2", label))
        page.assert_harmless()
        assert page.tags == ["a"]
        assert page.text == label
        assert dict(page.attributes)["href"] == "https://a.example/?q=1&r=2"

    @pytest.mark.parametrize(
        "url",
        [
            "javascript:alert(1)",
            "JAVASCRIPT:alert(1)",
            " https://a.example",
            "data:text/html,x",
            "file:///etc/passwd",
            "ftp://a.example",
            "//a.example",
            "library:guide",
            "",
        ],
    )
    def test_another_scheme_is_no_link(self, renderer: HtmlRenderer, url: str) -> None:
        page = Page(renderer.link(url, "label"))
        assert "a" not in page.tags
        assert page.text == "label"

    @pytest.mark.parametrize(
        "url", ['https://a.example/"onclick="alert(1)', "https://a.example/'><script>"]
    )
    def test_a_url_stays_inside_its_attribute(self, renderer: HtmlRenderer, url: str) -> None:
        page = Page(renderer.link(url, "label"))
        page.assert_harmless()
        assert page.text == "label"

    def test_a_link_tells_the_other_side_nothing(self, renderer: HtmlRenderer) -> None:
        for html in (renderer.link("https://a.example", "x"), renderer.markdown("[x](http://a.b)")):
            rel = dict(Page(html).attributes)["rel"]
            assert {"noopener", "noreferrer"} <= set(rel.split())

    def test_a_picture_is_part_of_the_page(self, renderer: HtmlRenderer) -> None:
        png = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
        page = Page(renderer.picture(png, 'Screenshot of "><script>alert(1)</script>'))
        assert page.tags == ["img"]
        shown = dict(page.attributes)
        assert shown["alt"] == 'Screenshot of "><script>alert(1)</script>'
        kind, _, data = shown["src"].partition(",")
        assert (kind, base64.b64decode(data)) == ("data:image/png;base64", png)

    @pytest.mark.parametrize("data", [b"", b"<svg onload=alert(1)>", b"GIF89a"])
    def test_other_bytes_are_no_picture(self, renderer: HtmlRenderer, data: bytes) -> None:
        page = Page(renderer.picture(data, "<b>label</b>"))
        page.assert_harmless()
        assert (page.tags, page.text) == (["span"], "<b>label</b>")

    def test_markdown_keeps_its_shape(self, renderer: HtmlRenderer) -> None:
        text = "# Title\n\n- *one*\n- **two**\n\n1. `x`\n\n> quote\n\n```py\na < b\n```\n"
        page = Page(renderer.markdown(text))
        shape = {"h1", "ul", "ol", "li", "em", "strong", "code", "blockquote", "pre"}
        assert shape <= set(page.tags)
        assert "a < b" in page.text

    def test_a_document_with_headings_is_in_sections(self, renderer: HtmlRenderer) -> None:
        page = Page(renderer.markdown("before\n\n# One\n\na\n\n### Sub\n\n## Two\n\n> # quoted\n"))
        assert [page.tags.count(tag) for tag in ("section", "h1", "h2")] == [3, 2, 1]
        assert "section" not in Page(renderer.markdown("# Only\n\ntext")).tags

    @pytest.mark.parametrize("language", ["python", "PY", "js", "rust", "sql", "html", "json", "x"])
    @pytest.mark.parametrize(
        "code", ["def f(x): # <b>\n  return 'a' + \"b\" * 12", "</code></pre><script>x()</script>"]
    )
    def test_code_keeps_every_character(
        self, renderer: HtmlRenderer, language: str, code: str
    ) -> None:
        for html in (
            renderer.code(code, language),
            renderer.markdown(f"```{language}\n{code}\n```"),
        ):
            page = Page(html)
            page.assert_harmless()
            assert page.text.strip() == code

    def test_words_of_a_known_language_have_classes(self, renderer: HtmlRenderer) -> None:
        page = Page(renderer.safe(renderer.code("return 12 # 'why'", "python")))
        assert [value for name, value in page.attributes if name == "class"] == [
            "code",
            "k",
            "m",
            "c",
        ]

    def test_tables_are_kept(self, renderer: HtmlRenderer) -> None:
        text = "| name | price |\n|:-----|------:|\n| tea | 3 |\n| milk | 2 |\n"
        page = Page(renderer.markdown(text))
        assert [page.tags.count(tag) for tag in ("table", "th", "td", "tr")] == [1, 2, 4, 3]
        assert "tea" in page.text

    def test_a_megabyte_is_rendered(self, renderer: HtmlRenderer) -> None:
        assert "word" in Page(renderer.markdown("word\n\n" * 20_000)).text
