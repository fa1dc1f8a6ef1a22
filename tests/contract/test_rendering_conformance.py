import pytest

from buddy.adapters.rendering.markdown import MarkdownRenderer
from buddy.ports.rendering import HtmlRenderer
from buddy.testing.conformance.rendering import Page, RenderingSuite


class TestMarkdownRenderer(RenderingSuite):
    @pytest.fixture
    def renderer(self) -> HtmlRenderer:
        return MarkdownRenderer()

    def test_the_second_wall_keeps_tables_and_drops_the_rest(self) -> None:
        html = (
            "<table onclick=a()><tr><th align=left style=x>h</th></tr></table>"
            "<script>s()</script><style>t{}</style><svg><circle r=1></svg>"
            "<a href=data:text/html,x>d</a>"
        )
        page = Page(MarkdownRenderer().safe(html))
        assert page.tags == ["table", "tbody", "tr", "th", "a"]
        assert sorted(dict(page.attributes)) == ["align", "rel"]
        assert page.text == "hd"
