# words of many languages
"""How new what is searched for has to be, and sites as search engines read them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.scope import Scope
from buddy.domain.search_words import newness_in, only_newness, site_operators


@pytest.mark.parametrize(
    ("text", "within", "rest"),
    [
        ("news about solar panels from last week", "week", "news about solar panels"),
        ("jobs posted in the last 24 hours", "day", "jobs"),
        ("reviews of headphones this month", "month", "reviews of headphones"),
        ("today's news about rome", "day", "news about rome"),
        ("Neuigkeiten zu Solarzellen der letzten Woche", "week", "Neuigkeiten zu Solarzellen"),
        ("actualités d'aujourd'hui sur Paris", "day", "actualités sur Paris"),
        ("nouvelles des 7 derniers jours", "week", "nouvelles"),
        ("noticias del año pasado", "year", "noticias"),
        ("notizie della settimana scorsa", "week", "notizie"),
        ("notícias sobre o clima do mês passado", "month", "notícias sobre o clima"),
        ("nieuws over fietsen van vorige week", "week", "nieuws over fietsen"),
    ],
)
def test_a_range_that_engines_know(text: str, within: str, rest: str) -> None:
    found = newness_in(text)
    assert found is not None
    assert (found.within, found.rest) == (within, rest)


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("news of the past 3 days", "week"),
        ("noticias de fútbol de ayer", "week"),
        ("Artikel der letzten zwei Monate", "year"),
    ],
)
def test_what_a_range_only_comes_near_to_stays_in_the_words(text: str, within: str) -> None:
    found = newness_in(text)
    assert found is not None
    assert (found.within, found.rest) == (within, text)


@pytest.mark.parametrize(
    "text",
    [
        *("the weather this week", "who won last week", "python news since 2024", "news"),
        *("articles about the last week of Pompeii", "Artikel über letzte Woche"),
    ],
)
def test_no_range(text: str) -> None:
    assert newness_in(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "articles published before this year",
        "articles not from last week",
        "articles that are not from this month",
        "news except from today",
        "Artikel vor dieser Woche",
        "Nachrichten außer von heute",
        "articles pas de la semaine dernière",
        "noticias que no sean de hoy",
        "noticias no de ayer",
        "notizie prima di quest'anno",
        "articoli tranne della settimana scorsa",
        "notícias não de hoje",
        "nieuws niet van vandaag",
    ],
)
def test_a_range_that_is_not_wanted_is_none(text: str) -> None:
    assert newness_in(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "This Week in Tech podcast reviews",
        "find reviews of This Week in Tech podcast",
        "reviews of USA Today",
        "reviews of usa today",
        "search reviews of 'Yesterday' by the Beatles",
        'reviews of "Last Week Tonight"',
        "updates on Today's Kitchen brand",
        "critiques et avis sur « Hier »",
        "Berichte über die Zeitung „Heute“",
    ],
)
def test_a_range_in_a_name_is_none(text: str) -> None:
    assert newness_in(text) is None


@pytest.mark.parametrize(
    ("text", "within", "rest"),
    [
        ("news not older than last week", "week", "news"),
        ("Nachrichten nicht älter als letzte Woche", "week", "Nachrichten"),
        ("news from last week about USA Today", "week", "news about USA Today"),
        ("reviews of 'Dune' from this month", "month", "reviews of 'Dune'"),
        ("Today's news about rome", "day", "news about rome"),
        ("News About Solar Panels From Last Week", "week", "News About Solar Panels"),
        ("notícias no mês passado", "month", "notícias"),
    ],
)
def test_a_range_beside_a_no_or_a_name_is_read(text: str, within: str, rest: str) -> None:
    found = newness_in(text)
    assert found is not None
    assert (found.within, found.rest) == (within, rest)


def test_sites_as_operators() -> None:
    assert site_operators(Scope()) == ""
    assert site_operators(Scope(allowed_domains=("a.org",))) == "site:a.org"
    both = Scope(allowed_domains=("a.org", "b.org"), blocked_domains=("c.org", "d.org"))
    assert site_operators(both) == "(site:a.org OR site:b.org) -site:c.org -site:d.org"


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    newness_in(text)


def test_a_range_alone() -> None:
    assert only_newness("from the last month")
    assert only_newness("der letzten Woche")
    assert not only_newness("news from the last month")


def test_small_words_in_a_row_take_no_time() -> None:
    assert not only_newness("des " * 120)
    assert newness_in("news " + "des las " * 60) is None
