# ruff: noqa: RUF001  # words of many languages
"""Limits in a first sentence: what is read equals what was said, and its words leave the query."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.limit_figures import seconds_of
from buddy.domain.limit_words import NUMBERED
from buddy.domain.limits import KINDS, doubtful_time, limits_in, without_limits
from buddy.domain.money import Money
from buddy.domain.nothing_spent import forbids_spending
from buddy.domain.slots_amount import doubtful_limit, spending_limit
from buddy.domain.slots_query import query_in

WORK = {
    "en": ("search for rye flour", ("at most", "up to", "max", "no more than", "not more than")),
    "de": ("suche nach Roggenmehl", ("höchstens", "maximal", "bis zu", "nicht mehr als")),
    "fr": ("cherche farine de seigle", ("au maximum", "jusqu'à", "pas plus de", "au plus")),
    "es": ("busca harina de centeno", ("hasta", "como máximo", "máximo", "no más de")),
    "it": ("cerca farina di segale", ("fino a", "al massimo", "massimo", "non più di")),
    "pt": ("procura farinha de centeio", ("até", "no máximo", "máximo", "não mais de")),
    "nl": ("zoek roggemeel", ("tot", "maximaal", "hoogstens", "niet meer dan")),
}
AND = {"en": "and", "de": "und", "fr": "et", "es": "y", "it": "e", "pt": "e", "nl": "en"}
DOLLAR = {"de": "Dollar", "es": "dólares", "it": "dollari", "pt": "dólares"}
IN_ALL = {"en": "in all", "de": "insgesamt", "fr": "au total", "es": "en total"}
SECONDS = {"en": "seconds", "de": "Sekunden", "fr": "secondes", "es": "segundos", "it": "secondi",
           "pt": "segundos", "nl": "seconden"}  # fmt: skip
PAGES = {"en": "pages", "de": "Seiten", "fr": "pages", "es": "páginas", "it": "pagine",
         "pt": "páginas", "nl": "pagina's"}  # fmt: skip
WAYS = tuple((code, most) for code, (_, ways) in WORK.items() for most in ways)
PLACES = (
    "{work}, {limit}",
    "{work} ({limit})",
    "{work}. {limit}.",
    "{work} – {limit}",
    "{work} {and} {limit}",
    "{work}, {limit}, {seconds}",
    "{work}, {limit} {and} {pages}",
    "{limit}: {work}",
)


@given(
    way=st.sampled_from(WAYS),
    place=st.sampled_from(PLACES),
    cents=st.integers(min_value=1, max_value=2_000),
    written=st.sampled_from(("${usd}", "{usd} {dollar}", "USD {usd}", "{usd}$")),
    in_all=st.booleans(),
)
def test_the_cap_is_the_amount_that_was_said_and_its_words_leave_the_query(
    way: tuple[str, str], place: str, cents: int, written: str, in_all: bool
) -> None:
    code, most = way
    limit = Money(cents * 10_000)
    work = WORK[code][0]
    amount = written.format(usd=limit.usd(), dollar=DOLLAR.get(code, "dollars"))
    total = f" {IN_ALL[code]}" if in_all and code in IN_ALL else ""
    text = place.format(
        work=work,
        limit=f"{most} {amount}{total}",
        seconds=f"{most} 30 {SECONDS[code]}",
        pages=f"2 {PAGES[code]}",
        **{"and": AND[code]},
    )
    assert spending_limit(text) == limit
    assert query_in(text) == query_in(work)
    found = limits_in(text)
    assert found.seconds == (30 if "{seconds}" in place else None)
    assert found.pages == (2 if "{pages}" in place else None)


@pytest.mark.parametrize(
    ("text", "usd"),
    [
        ("get http://127.0.0.1:8781/team.html for under 50c", "0.50"),
        ("search for rye flour for under 50c", "0.50"),
        ("search for rye flour budget 2 bucks", "2"),
        ("open https://example.org, i have 2 dollars for this", "2"),
        ("get https://example.org if it is under 10 cents", "0.10"),
        ("get https://example.org as long as it costs less than $1", "1"),
        ("search for rye flour on example.org only, five results, 20 cents", "0.20"),
        ("extract prices from https://example.org/p and spend at most 1 dollar", "1"),
        ("get https://example.org max $2", "2"),
        ("hol https://example.org, falls es höchstens 10 cent kostet", None),
    ],
)
def test_limits_of_money_in_other_words(text: str, usd: str | None) -> None:
    assert spending_limit(text) == (None if usd is None else Money.parse(usd))


@pytest.mark.parametrize(
    "text",
    ["search for candy under 50 cents", "find books under $5", "a pizza for no more than $9"],
)
def test_a_small_price_that_may_be_a_limit_is_told_apart_from_one(text: str) -> None:
    assert spending_limit(text) is None
    assert doubtful_limit(text) is not None
    assert without_limits(text) == text


@pytest.mark.parametrize(
    ("text", "forbids"),
    [
        ("search for rye flour, dont spend anything", True),
        ("what time is it in tokyo, but only if it costs nothing", True),
        ("suche nach Mehl, gib nichts aus", True),
        ("busca harina, no gastes nada", True),
        ("does it cost anything", False),
    ],
)
def test_nothing_to_be_spent_is_noticed(text: str, forbids: bool) -> None:
    assert forbids_spending(text) is forbids


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("get https://example.org max 1 minute", 60),
        ("get https://example.org in less than 10 seconds", 10),
        ("search for rye flour under 20 seconds", 20),
        ("search for rye flour, finish within one minute", 60),
        ("search for rye flour, cancel if it takes longer than 20 seconds", 20),
        ("search for rye flour and stop after 2 minutes", 120),
        ("suche nach Mehl, höchstens eine Minute", 60),
        ("busca harina, en menos de 10 segundos", 10),
        ("cherche de la farine, pas plus de 2 minutes", 120),
        ("get https://example.org, stop after half a minute", 30),
        ("get https://example.org and 40 seconds at most", 40),
        ("get https://example.org, give it half an hour", 1800),
        ("get https://example.org, not more than 30 cents, ten minutes", 600),
        ("hole https://example.org, maximal 1 Dollar und zehn Minuten", 600),
        ("get https://example.org for at most $1 in 2 hours", None),
        ("get https://example.org, time limit: 2 minutes", 120),
        ("get https://example.org, never longer than 1.5 minutes", 90),
        ("hole https://example.org, brich nach einer halben Minute ab", 30),
        ("hole https://example.org, es darf höchstens 40 Sekunden dauern", 40),
        ("récupère https://example.org, pas plus d'une minute", 60),
        ("récupère https://example.org, arrête-toi au bout de 40 secondes", 40),
        ("trae https://example.org, 40 segundos como máximo", 40),
        ("trae https://example.org, no tardes más de medio minuto", 30),
        ("prendi https://example.org, mai più di 40 secondi", 40),
        ("pega https://example.org, não mais de um minuto", 60),
        ("haal https://example.org, stop na een halve minuut", 30),
        ("haal https://example.org, nooit langer dan 40 seconden", 40),
        ("find a film, 90 minutes", None),
        ("search for an egg timer of 30 seconds", None),
        ("find recipes under 30 minutes", None),
        ("find a workout video of at most 10 minutes", None),
        ("hotels within a 5 minute walk", None),
        ("what happened within 20 minutes of the match", None),
    ],
)
def test_a_time_limit_is_read_and_a_wish_is_not(text: str, seconds: float | None) -> None:
    assert limits_in(text).seconds == seconds
    if seconds is not None and (work := re.match(r".*https://example.org", text)):
        assert without_limits(text) == work[0]


@pytest.mark.parametrize("unit", ["and ", " ", "1", "\n", "at 1 ", "for 2 ", "max 1 page "])
def test_a_long_row_of_the_same_is_left_alone(unit: str) -> None:
    row = unit * (1_900 // len(unit))
    assert limits_in(row).seconds is None


def test_a_short_time_that_may_be_a_limit_is_told() -> None:
    assert doubtful_time("research rye flour not longer than 2 minutes") is not None
    assert doubtful_time("find recipes under 30 minutes") is None
    assert doubtful_time("search for rye flour, max 1 minute") is None


@pytest.mark.parametrize(
    ("text", "results", "sources", "pages", "rest"),
    [
        ("search for rye flour, five results", 5, None, None, "search for rye flour"),
        ("search for rye flour with at most 3 results", 3, None, None, "search for rye flour"),
        ("suche nach Mehl, nur 3 Ergebnisse", 3, None, None, "suche nach Mehl"),
        ("research rye flour max 3 sources", None, 3, None, "research rye flour"),
        ("research rye, from at most 4 sources", None, 4, None, "research rye"),
        ("research rye flour, at most 2 pages", None, None, 2, "research rye flour"),
        ("busca harina, máximo 1 dólar y 1 página", None, None, 1, "busca harina"),
        ("find search results of the election", None, None, None, None),
        ("a book of at most 300 pages", None, None, None, None),
        ("energy from 3 sources of power", None, None, None, None),
    ],
)
def test_counts_are_read_and_leave_the_sentence(
    text: str, results: int | None, sources: int | None, pages: int | None, rest: str | None
) -> None:
    found = limits_in(text)
    assert (found.results, found.sources, found.pages) == (results, sources, pages)
    assert without_limits(text) == (text if rest is None else rest)


@given(st.text(max_size=300))
def test_any_text_is_read_and_nothing_is_added(text: str) -> None:
    limits_in(text)
    assert len(without_limits(text)) <= len(text)


NUMBERS = (*sorted(NUMBERED), "3", "12", "1.5", "half a", "an half", "halbe", "demi", "mei")
BOUNDS = (
    *("", "at most", "within", "only", "in", "max", "höchstens", "jusqu'à", "you have", "dauert"),
    *("stop after", "limite de temps", "time limit of", "show me", "from", "with"),
)
NOUNS = (
    *("s", "sec", "secs", "second", "seconds", "Sekunde", "Sekunden", "seconde", "secondes"),
    *("segundo", "segundos", "secondi", "seconden", "min", "mins", "minute", "Minuten", "minutos"),
    *("minuti", "minuut", "hour", "hours", "Stunden", "heures", "hora", "horas", "ora", "ore"),
    *("uur", "sources", "Quelle", "Quellen", "fuentes", "fonti", "fonte", "fontes", "bronnen"),
    *("result", "hits", "entries", "matches", "Ergebnisse", "Treffer", "Einträge", "eintrage"),
    *("résultats", "resultats", "resultado", "risultati", "resultaten", "pages", "web page"),
    *("Seiten", "páginas", "paginas", "pagine", "pagina's"),
)
TAILS = ("", "max", "only", "please", "or less", "in all")


@given(
    bound=st.sampled_from(BOUNDS),
    number=st.sampled_from(NUMBERS),
    gap=st.sampled_from(["", " ", "\n", "-"]),
    noun=st.sampled_from(NOUNS).flatmap(lambda one: st.sampled_from([one, one.upper()])),
    tail=st.sampled_from(TAILS),
)
def test_whatever_limits_has_the_sign_of_its_kind(
    bound: str, number: str, gap: str, noun: str, tail: str
) -> None:
    for text in (f"find tea, {bound} {number}{gap}{noun} {tail}", f"{bound} {number}{gap}{noun}"):
        for sign, patterns in KINDS.values():
            if any(pattern.search(text) for pattern in patterns):
                assert sign.search(text), text


def test_units_are_those_of_the_words() -> None:
    assert (seconds_of("Minuten"), seconds_of("s"), seconds_of("horas")) == (60, 1, 3600)


def test_not_a_penny_over_a_limit_spends_something() -> None:
    said = "get https://inn.example and not spend a penny over 30 cents"
    assert not forbids_spending(said)
    assert spending_limit(said) == Money.parse("0.30")
    assert forbids_spending("get https://inn.example and not spend a penny")


@pytest.mark.parametrize(
    "said", ["i've got three bucks", "a buck fifty at most", "geb dir 'n dollar"]
)
def test_an_amount_in_work_that_holds_none_is_doubtful(said: str) -> None:
    text = f"get https://inn.example, {said}"
    assert spending_limit(text) or doubtful_limit(text, held=lambda _: False)


def test_the_end_of_an_address_is_no_joining_word() -> None:
    said = "read https://b.example/y, max 10 seconds"
    assert without_limits(said) == "read https://b.example/y"
