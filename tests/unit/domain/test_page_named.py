"""A page that a sentence names by its words, among the links of what was read."""

from __future__ import annotations

import pytest

from buddy.domain.page_named import PageLink, fitting, links_in, page_named

LINKS = [
    PageLink(text="Prices", url="https://a.example/prices.html"),
    PageLink(text="Our team", url="https://a.example/people.html"),
    PageLink(text="Write to us", url="https://a.example/contact"),
]
PRICES, TEAM, CONTACT = LINKS


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("open the team page", TEAM),
        ("and the contact page", CONTACT),
        ("now the prices page, please", PRICES),
        ("what about the pricing page?", PRICES),
        ("und die Kontaktseite", CONTACT),
        ("öffne die Preisseite", PRICES),
        ("et la page contact", CONTACT),
        ("ouvre la page des prix", PRICES),
        ("abre la página de precios", PRICES),
        ("apri la pagina dei contatti", CONTACT),
        ("e a página de preços", PRICES),
        ("en de contactpagina", CONTACT),
    ],
)
def test_a_name_fits_the_link_that_is_called_so_in_any_language(text: str, link: PageLink) -> None:
    page = page_named(text)
    assert page is not None
    assert fitting(page, LINKS) == (link,)


@pytest.mark.parametrize(
    "text",
    [
        "do it again for the other page",
        "die andere Seite",
        "la même chose pour l'autre page",
        "la otra página",
        "l'altra pagina",
        "a outra página",
        "de andere pagina",
    ],
)
def test_the_other_page_is_any_that_was_not_read(text: str) -> None:
    page = page_named(text)
    assert page is not None
    assert page.name == ""
    assert fitting(page, LINKS, ["https://a.example/contact/"]) == (PRICES, TEAM)


@pytest.mark.parametrize(
    "text",
    [
        "open the first page",
        "the same page again",
        "only this page",
        "at most 2 pages",
        "visit the website",
        "open a page",
        "the whole page",
        "show me page two",
        "open https://a.example/team page",
        "find the best page about teams and read it aloud to me over the telephone",
        "and the team",
        "no other pages",
    ],
)
def test_what_only_sounds_like_a_name_is_none(text: str) -> None:
    assert page_named(text) is None


def test_what_is_to_be_done_with_it_is_told() -> None:
    named, again = page_named("read the team page"), page_named("and the team page")
    assert (named and named.verb, again and again.verb) == ("read", "")
    assert page_named("the team one") is None
    one = page_named("the team one", asked=True)
    assert one is not None
    assert fitting(one, LINKS) == (TEAM,)


def test_a_link_is_counted_once_and_only_addresses_of_the_web_are() -> None:
    listed = [
        {"text": "Prices", "url": "https://a.example/prices.html"},
        {"text": "More prices", "url": "https://a.example/prices.html#top"},
        {"text": "Mail", "url": "mailto:a@a.example"},
        "no link",
    ]
    found = links_in({"links": listed})
    page = page_named("the prices page")
    assert page is not None
    assert len(fitting(page, found)) == 1
    assert links_in({"links": 3}) == ()
