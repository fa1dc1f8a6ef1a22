"""Pages that are no articles: nothing of a small business's page is lost."""

from __future__ import annotations

import pytest

from buddy.adapters.tools.page_content import PageContent, read_html

NAMES = ("Dog walking", "Cat sitting", "Grooming", "Puppy training")
TEXTS = ("From $15", "A daily visit", "Wash and cut", "Six lessons in the park")
SHORT = "We look after your pets."
LONG = (
    "We are a family of three who have looked after the pets of the whole valley for twenty years, "
    "whatever the weather, and we would be glad to meet yours as well."
)
HEADER = """<header><a href="/">Paws</a><nav><ul><li><a href="/">Start</a></li>
<li><a href="/services">All we do</a></li></ul></nav></header>"""
FOOTER = "<footer><p>All rights reserved</p><ul><li>Imprint</li><li>Privacy</li></ul></footer>"
LIST = f"<h2>Our services</h2><ul>{''.join(f'<li>{name}</li>' for name in NAMES)}</ul>"
LINKED = (
    f"<h2>Our services</h2><ul>{''.join(f'<li><a href=/x>{name}</a></li>' for name in NAMES)}</ul>"
)
ROWS = "".join(f"<tr><td>{name}</td><td>${place}0</td></tr>" for place, name in enumerate(NAMES))
TABLE = f"<h2>Prices</h2><table><tr><th>Service</th><th>Price</th></tr>{ROWS}</table>"


def read(body: str, *, intro: str = SHORT, head: str = "") -> PageContent:
    return read_html(
        f"<!doctype html><html><head><title>Valley Pets</title>{head}</head><body>{HEADER}"
        f"<h1>Valley Pets</h1><p>{intro}</p>{body}{FOOTER}</body></html>",
        "https://pets.example/",
    )


def cards(form: str, texts: tuple[str, ...] = TEXTS) -> str:
    filled = (form.format(name=name, text=text) for name, text in zip(NAMES, texts, strict=True))
    return f"<section><h2>What we do</h2><div class='grid'>{''.join(filled)}</div></section>"


@pytest.mark.parametrize("intro", [SHORT, LONG])
@pytest.mark.parametrize("heading", ["Our services", "Services", "What we do for the two of you"])
@pytest.mark.parametrize("services", [LIST, LINKED], ids=["plain", "linked"])
@pytest.mark.parametrize("prices", [TABLE, "", "<p>Call us.</p>"], ids=["table", "none", "text"])
def test_a_list_stays_whatever_stands_around_it(
    intro: str, heading: str, services: str, prices: str
) -> None:
    page = read(services.replace("Our services", heading) + prices, intro=intro)
    assert tuple(each.items for each in page.lists) == (NAMES,)
    assert [len(table.rows) for table in page.tables] == ([4] if prices == TABLE else [])
    assert f"## {heading}\n\n- Dog walking\n" in page.markdown
    assert intro in page.plain


@pytest.mark.parametrize("intro", [SHORT, LONG])
@pytest.mark.parametrize(
    "form",
    [
        "<div class='card'><h3>{name}</h3><p>{text}</p></div>",
        "<article><h3>{name}</h3><p>{text}</p></article>",
        "<div class='item'><div class='name'>{name}</div><div>{text}</div></div>",
        "<div><b>{name}</b> <span>{text}</span></div>",
    ],
)
def test_every_card_stays(form: str, intro: str) -> None:
    page = read(cards(form), intro=intro)
    for word in (*NAMES, *TEXTS, intro):
        assert page.plain.count(word) == 1


def test_a_table_below_cards_of_much_text_stays() -> None:
    page = read(cards("<div><h3>{name}</h3><p>{text}</p></div>", (f"{LONG} {LONG}",) * 4) + TABLE)
    assert [table.head for table in page.tables] == [("Service", "Price")]
    assert page.plain.count(LONG) == 8


def test_menus_and_margins_are_left_out() -> None:
    page = read(f"{LIST}{TABLE}<aside>Ask us anything</aside><div role='search'>Find</div>")
    for word in ("Start", "All we do", "Imprint", "reserved", "Ask us", "Find"):
        assert word not in page.plain
    assert ("All we do", "https://pets.example/services") in page.links


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:published_time' content='2024-05-06'>",
        '<script type=\'application/ld+json\'>{"@type": ["NewsArticle"]}</script>',
        "",
    ],
)
def test_what_stands_beside_an_article_is_still_left_out(head: str) -> None:
    story = "".join(f"<p>{LONG} It was the year {year}.</p>" for year in range(1990, 2000))
    beside = "".join(f"<div><a href='/{name}'>{name} is the story</a></div>" for name in NAMES)
    page = read(f"<div class='content'>{story}</div><div class='more'>{beside}</div>", head=head)
    assert page.plain.count(LONG) == 10
    assert "is the story" not in page.plain
