# ruff: noqa: RUF001  # words of many languages
"""Sentences that name a page and want what is on it."""

from __future__ import annotations

import pytest

from buddy.domain.intent import Intent
from buddy.domain.plain_page import of_page
from buddy.domain.plain_work import plain_work

READ = [
    "https://example.org/prices",
    "get https://example.org/prices",
    "get me the prices from https://example.org/p",
    "show us the opening hours on museum.example",
    "what's on https://example.org",
    "whats on news.example right now",
    "what does https://example.org say about refunds?",
    "please list the services of https://example.org/services",
    "was steht auf https://example.org",
    "qu'y a-t-il sur https://example.org",
    "dime qué hay en example.org",
    "cosa c'è su example.org",
    "o que tem em example.com",
    "wat staat er op example.nl",
    "kun je https://example.nl/team even bekijken?",
    "controleer https://example.nl/team",
    "lê https://example.com/hoje",
    "échale un ojo a https://example.com/hoy",
    "jette un œil à https://example.org",
    "dai un'occhiata a https://example.org",
    "schau dir mal https://example.org an",
    "have a quick look at https://example.org",
    "ok look at https://example.org/shop then",
    "now check https://example.org/shop",
    "lis https://example.org/shop maintenant",
    "https://example.nl lezen",
    "extract the prices from https://shop.example",
    "extract the prices of all lamps from shop.example",
    "please read the opening hours on https://pool.example/hours",
    "summarize the reviews of https://shop.example/p for me",
    "fasse die Nachrichten von https://example.org zusammen",
    "lee los precios de https://tienda.example",
    "go to shop.example and find the price of airpods",
    "please visit https://example.org/team and tell me who runs the shop",
    "geh auf laden.example und such den Preis der Lampe",
    "va sur boutique.example et trouve les horaires",
]
OTHERWISE = [
    "open https://example.org",
    "controleer of https://example.nl het doet",
    "check whether https://example.org loads",
    "get a screenshot of https://example.org",
    "does https://example.org load",
    "which page does https://example.org redirect to",
    "what changed on https://example.org",
    "get https://example.org every day",
    "get https://example.org and compare it with https://example.net",
    "who is the founder of example.org",
    "give me the price of silver from example.com",
    "show me pages like https://example.org",
    "open https://example.org and tell me its title",
    "go to shop.example and find it again",
    "go to shop.example and find lamps every day",
    "extract the prices from https://shop.example every day",
    "read https://a.example and then compare it with the other one",
    "extract what changed on https://shop.example",
]


@pytest.mark.parametrize("text", READ)
def test_what_is_on_a_page_is_extracted(text: str) -> None:
    assert plain_work(text) is Intent.EXTRACTION


@pytest.mark.parametrize("text", OTHERWISE)
def test_what_asks_for_more_or_for_something_else_leaves_doubt(text: str) -> None:
    assert plain_work(text) is not Intent.EXTRACTION


def test_an_address_alone_is_work_only_where_nothing_else_waits() -> None:
    assert of_page("https://example.org", fresh=True) is Intent.EXTRACTION
    assert of_page("https://example.org", fresh=False) is None


@pytest.mark.parametrize(
    "text",
    [
        "przeczytaj https://a.example/b.html",
        "możesz przeczytać https://a.example/b.html",
        "https://a.example/b.html oku",
        "https://a.example/b.html sayfasını oku",
        "https://a.example/b.html を読んで",
        "https://a.example/b.htmlを読んでください",
    ],
)
def test_reading_is_read_in_polish_turkish_and_japanese(text: str) -> None:
    assert of_page(text, fresh=False) is Intent.EXTRACTION


@pytest.mark.parametrize(
    "text",
    [
        "go to https://a.example/hotels, find the cheapest and tell me",
        "ve a https://a.example/hotels, busca el más barato y dímelo",
        "visit https://a.example/hotels; then look for the prices",
    ],
)
def test_going_to_a_page_and_finding_something_is_reading_it(text: str) -> None:
    assert plain_work(text) is Intent.EXTRACTION


@pytest.mark.parametrize(
    "text",
    [
        "go to https://a.example/hotels, tell me its title",
        "go to https://a.example/hotels, find the cheapest and compare it every day",
        "go to https://a.example/hotels, take a screenshot",
    ],
)
def test_what_else_is_done_there_is_left_to_the_reader(text: str) -> None:
    assert plain_work(text) is not Intent.EXTRACTION


@pytest.mark.parametrize(
    "told",
    [
        "I'm off to Lindau next week. Could you have a look at https://a.example/trains for me?",
        "Ich fahre bald nach Lindau. Kannst du mal https://a.example/zug lesen?",
        "Ma sœur part avec nous. Peux-tu lire https://a.example/train ?",
    ],
)
def test_what_only_tells_why_a_page_is_wanted_is_no_part_of_it(told: str) -> None:
    assert plain_work(told) is Intent.EXTRACTION


@pytest.mark.parametrize(
    "told",
    [
        "Find hotels in Lindau. Then read https://a.example/trains",
        "Save this as a note. Read https://a.example/trains",
        "I liked it. Watch https://a.example/trains for changes",
        "I need it daily. Read https://a.example/trains every day",
    ],
)
def test_another_order_beside_a_page_is_none(told: str) -> None:
    assert plain_work(told) is None
