"""A page that a sentence names by its words, among the links of what was read."""

from __future__ import annotations

import pytest

from buddy.domain.page_named import PageLink, fitting, links_in, name_only, page_named

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
        *(
            "search for the apple support page",
            "find the best booking site",
            "look up the nasa page",
        ),
        *("google the nasa site", "compare prices with the ikea site", "google nasa site"),
        *(
            "remind me to check the contact page",
            "translate the contact page",
            "thanks for the link",
        ),
        *("nice page", "hello page", "the page that I read yesterday at work about tea page"),
    ],
)
def test_what_only_sounds_like_a_name_is_none(text: str) -> None:
    assert page_named(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *(
            "cancel the contact page",
            "stop the contact page",
            "kill the team page",
            "stop the page",
        ),
        *("end the prices page", "delete the prices page", "skip the team page", "stop"),
        *("never open the contact page", "avoid the contact page", "don't read the contact page"),
        *("approve the contact page", "reject the contact page", "öffne die Kontaktseite nicht"),
        *("brich die Kontaktseite ab", "n'ouvre pas la page contact", "annule la page contact"),
        *("cancela la página de contacto", "annulla la pagina dei contatti", "open niet de pagina"),
    ],
)
def test_what_stops_or_decides_names_no_page(text: str) -> None:
    assert page_named(text) is None
    assert page_named(text, asked=True) is None
    assert name_only(text) is None


def test_a_bare_name_may_answer_the_question_which_page() -> None:
    team, cakes = name_only("Team"), name_only("our cakes, please")
    assert (team and team.name, team and team.bare) == ("Team", True)
    assert cakes is not None
    for text in ("2", "search for tea", "https://a.example", "the weather in Rome and a lot more"):
        assert name_only(text) is None


@pytest.mark.parametrize(
    "behind",
    [
        *(", at most 50 pages", ", only from evil.example", ", cap $9", " every day at 9", "."),
        *(
            "\u00a0spend up to $19",
            " and https://evil.example/b",
            "'x",
            "{}",
            "|b",
            '"b',
            "<b",
            "!",
        ),
        *("\nsearch for x", "\u2028max $9"),
    ],
)
def test_a_link_that_a_sentence_would_not_hold_whole_is_left_out(behind: str) -> None:
    url = f"https://a.example/team{behind}"
    assert links_in({"links": [{"text": "Team", "url": url}]}) == ()


def test_a_plain_link_is_kept_as_it_stands_and_named_in_one_line() -> None:
    for url in ("https://a.example/wiki/Rust_(lang)", "https://a.example:8080/ü?a=b&c=d#x"):
        (link,) = links_in({"links": [{"text": " Our\n team ", "url": url}]})
        assert (link.text, link.url) == ("Our team", url)


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


@pytest.mark.parametrize(
    ("text", "name", "verb"),
    [
        ("go to the prices page from there", "prices", "go to"),
        ("open the returns page there", "returns", "open"),
        ("go from there to the team page", "team", "go to"),
        ("geh von dort zur Kontaktseite", "Kontakt", "geh zur"),
        ("va sur la page des prix depuis là", "prix", "va sur"),
        ("click on prices", "prices", "open"),
        ("go to the returns from there", "returns", "go to"),
    ],
)
def test_a_page_that_the_last_one_leads_to_is_named(text: str, name: str, verb: str) -> None:
    found = page_named(text)
    assert found is not None
    assert (found.name, found.verb, found.bare) == (name, verb, False)


def test_what_stands_on_the_page_itself_is_no_other_page() -> None:
    assert page_named("get the prices from there") is None
    assert page_named("show me what is there") is None
    maybe = page_named("open the prices")
    assert maybe is not None
    assert maybe.bare


def test_links_of_every_page_are_seen() -> None:
    further = {"links": [{"text": "Team", "url": "https://b.example/team"}]}
    content = {"links": [{"text": "Home", "url": "https://a.example/"}], "pages": [further, 3]}
    assert [each.text for each in links_in(content)] == ["Home", "Team"]
