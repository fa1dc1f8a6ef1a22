# words of many languages
"""Sites that are left out by their name, and things that only speak of one."""

from __future__ import annotations

import pytest

from buddy.domain.known_sites import NAMED_SITE
from buddy.domain.restriction import restriction_in, without_exclusions
from buddy.domain.without_site import leaves_site_out, with_or_without, words_before


@pytest.mark.parametrize(
    "text",
    [
        "life without facebook",
        "a world without google and facebook",
        "how to live without amazon",
        "phone without youtube",
        "Leben ohne Facebook",
        "vivre sans amazon",
        "vida sin facebook",
        "vita senza instagram",
        "um mundo sem facebook",
        "leven zonder facebook",
        "hotels without booking",
        "laptops with or without amazon",
        "Laptops mit oder ohne Amazon",
        "vélos avec ou sans amazon",
        "té con o sin amazon",
        "tè con o senza amazon",
        "chá com ou sem amazon",
        "thee met of zonder amazon",
        "laptops with or without amazon.com",
    ],
)
def test_a_thing_that_is_without_a_site_stays_in_the_words(text: str) -> None:
    assert restriction_in(text).excluded == ()
    assert without_exclusions(text) == text


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("laptops without amazon", "laptops"),
        ("news without facebook", "news"),
        ("tea without results from wikipedia", "tea"),
        ("history of Rome, without wikipedia", "history of Rome"),
        ("Nachrichten ohne Yahoo", "Nachrichten"),
        ("vélos sans amazon", "vélos"),
        ("noticias sin facebook", "noticias"),
        ("recensioni senza tripadvisor", "recensioni"),
        ("chá sem amazon", "chá"),
        ("thee zonder amazon", "thee"),
    ],
)
def test_a_site_is_left_out_of_what_is_found_on_sites(text: str, rest: str) -> None:
    assert restriction_in(text).excluded
    assert without_exclusions(text) == rest


def test_words_before_a_name() -> None:
    text = "laptops on amazon"
    found = NAMED_SITE.search(text)
    assert found is not None
    assert leaves_site_out(text[: found.start()], found[0], text[found.end() :]) is None
    assert with_or_without("with or without ")
    assert not with_or_without("with care, without ")


def test_only_the_words_right_before_a_place_are_read_and_none_is_cut() -> None:
    assert words_before("laptops without amazon", 16) == "laptops without "
    near = words_before("never " * 1_000, 6_000)
    assert set(near.split()) == {"never"}
    assert len(near) < 500
    assert words_before("n" * 1_000, 900)
