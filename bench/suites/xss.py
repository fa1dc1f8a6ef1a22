"""The public suite of hostile HTML over the wall that every preview passes."""

from buddy.adapters.rendering.markdown import MarkdownRenderer

RENDERER = MarkdownRenderer()


def sanitise(html: str) -> str:
    return RENDERER.safe(html)
