"""What a table is called, which of its rows is the head, and what is told of a cut."""

from __future__ import annotations

import pytest

from buddy.adapters.tools.page_content import read_html
from buddy.adapters.tools.page_structures import MAX_ITEMS, MAX_ROWS

ROWS = "<tr><td>City Glide</td><td>$649</td></tr><tr><td>Trail Fox</td><td>$1,299</td></tr>"
HEAD = "<tr><th>Model</th><th>Price</th></tr>"
BOLD = "<tr><td><strong>Model</strong></td><td><b>Price</b></td></tr>"


def page(body: str) -> str:
    return f"<html><body><h1>Shop</h1><p>All prices include the tax.</p>{body}</body></html>"


@pytest.mark.parametrize(
    ("inside", "title", "head"),
    [
        (f"{HEAD}{ROWS}", "", ("Model", "Price")),
        (f"<caption>Bikes</caption>{HEAD}{ROWS}", "Bikes", ("Model", "Price")),
        (
            f"<caption>Bikes</caption><thead>{HEAD}</thead><tbody>{ROWS}</tbody>",
            "Bikes",
            ("Model", "Price"),
        ),
        (f"<tr><td colspan=2>Bikes</td></tr>{HEAD}{ROWS}", "Bikes", ("Model", "Price")),
        (f"<caption>Bikes</caption>{ROWS}", "Bikes", ()),
        (f"{BOLD}{ROWS}", "", ("Model", "Price")),
        (f"<caption>Bikes</caption>{BOLD}{ROWS}", "Bikes", ("Model", "Price")),
        (ROWS, "", ()),
    ],
)
def test_a_caption_is_the_title_and_the_head_is_no_row(
    inside: str, title: str, head: tuple[str, ...]
) -> None:
    (table,) = read_html(page(f"<table>{inside}</table>"), "https://shop.example/").tables
    assert (table.title, table.head) == (title, head)
    assert table.rows == (("City Glide", "$649"), ("Trail Fox", "$1,299"))


def test_how_much_of_a_list_and_a_table_was_cut_is_kept() -> None:
    items = "".join(f"<li>Chapter {n}: story number {n}</li>" for n in range(1, MAX_ITEMS + 21))
    rows = "".join(f"<tr><td>Part {n}</td><td>{n} g</td></tr>" for n in range(MAX_ROWS + 7))
    html = page(f"<ol>{items}</ol><table><caption>Parts</caption>{HEAD}{rows}</table>")
    content = read_html(html, "https://shop.example/")
    (listed,), (table,) = content.lists, content.tables
    assert (len(listed.items), listed.more) == (MAX_ITEMS, 20)
    assert len(table.rows) + table.more == MAX_ROWS + 7
