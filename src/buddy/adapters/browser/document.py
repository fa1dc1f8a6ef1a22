"""What is read of a page's document: measured and cut inside the page, before it is handed over.

A script can make a document of hundreds of megabytes in a moment. All of it would go through the
driver into this process before anybody could say that it is too large, so the page's own process
measures first, and hands over what is small enough.
"""

from __future__ import annotations

from typing import Any, Final

from playwright.async_api import Page

from buddy.errors import ToolExecutionFailed

MAX_HTML: Final = 5_000_000
"""Characters of a document, as of a page that is fetched."""
MAX_TITLE: Final = 300
MAX_URL: Final = 8_192
"""Characters of an address; longer ones are not fetched either."""
_MEGABYTE = 1_000_000
_SHOWN = 200
_READ: Final = """
(() => {
  // By the prototypes' own getters: a form with an input named "attributes" answers for itself.
  const getter = (type, name) => {
    const get = Object.getOwnPropertyDescriptor(type.prototype, name).get;
    return (object) => get.call(object);
  };
  const attributesOf = getter(Element, "attributes");
  const contentOf = getter(HTMLTemplateElement, "content");
  const htmlOf = getter(Element, "outerHTML");
  const root = getter(Document, "documentElement")(document);
  const doctype = getter(Document, "doctype")(document);
  const head = doctype === null ? 0
    : doctype.name.length + doctype.publicId.length + doctype.systemId.length;
  let size = head;
  const left = root === null ? [] : [root];
  while (left.length > 0 && size <= MAX_HTML) {
    const top = left.pop();
    const walker = Document.prototype.createTreeWalker.call(document, top);
    for (let node = top; node !== null && size <= MAX_HTML; node = walker.nextNode()) {
      if (node instanceof CharacterData) { size += node.length; continue; }
      if (!(node instanceof Element)) continue;
      size += node.tagName?.length ?? 1;
      for (const attribute of attributesOf(node)) {
        size += attribute.name.length + attribute.value.length;
      }
      if (node instanceof HTMLTemplateElement) left.push(contentOf(node));
    }
  }
  const title = getter(Document, "title")(document).slice(0, MAX_TITLE);
  if (size > MAX_HTML) return {size, title, html: null};
  let html = root === null ? "" : htmlOf(root);
  if (head > 0) html = new XMLSerializer().serializeToString(doctype) + html;
  return {size: html.length, title, html: html.length <= MAX_HTML ? html : null};
})()
""".replace("MAX_HTML", str(MAX_HTML)).replace("MAX_TITLE", str(MAX_TITLE))


async def read_document(page: Page, shown: str) -> tuple[str, str]:
    """Return a page's title, at most 300 characters of it, and its document as it stands now.

    It is read in a world of its own, where no script of the page can answer for the document.

    Args:
        page: The page.
        shown: What it is called in a message.

    Raises:
        ToolExecutionFailed: The document is larger than is read of one page.
        Error: The page, or the browser, is gone.
    """
    # Its types say nothing of what DevTools takes and answers.
    session: Any = await page.context.new_cdp_session(page)
    about = await session.send("Target.getTargetInfo")
    frame = about["targetInfo"]["targetId"]  # a page's own frame has the name of its page
    world = await session.send("Page.createIsolatedWorld", {"frameId": frame})
    answer = await session.send(
        "Runtime.evaluate",
        {
            "expression": _READ,
            "contextId": world["executionContextId"],
            "returnByValue": True,
        },
    )
    await session.detach()
    found = answer["result"].get("value")
    if found is None:  # left in the very moment in which it was read
        raise ToolExecutionFailed(f"{shown} did not stand still to be read", url=shown)
    if found["html"] is None:
        raise ToolExecutionFailed(
            f"{shown} is larger than {MAX_HTML / _MEGABYTE:g} MB once its scripts have run "
            f"(at least {found['size'] / _MEGABYTE:.1f} MB), the most that is read of one page",
            url=shown,
            limit_characters=MAX_HTML,
        )
    return found["title"].strip(), found["html"]


def check_address(address: str, shown: str) -> None:
    """Fail where a page's way leads over an address that is too long.

    Raises:
        ToolExecutionFailed: It is.
    """
    if len(address) > MAX_URL:
        raise ToolExecutionFailed(
            f"{shown} leads to an address of more than {MAX_URL} characters, the most that is "
            "read of one",
            url=shown,
            limit_characters=MAX_URL,
        )
