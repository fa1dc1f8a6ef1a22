"""Which texts hold a price, a date, a number or an e-mail address."""

from __future__ import annotations

import pytest

from buddy.domain.objective_values import VALUES

SEEN = {value.name: value.seen for value in VALUES}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("price", "5 z\u0142"),
        ("price", "5z\u0142"),
        ("price", "18\u00a0000 kr"),
        ("price", "91,000 USDT"),
        ("price", "CHF 5"),
        ("price", "\u20b9500"),
        ("price", "20p"),
        ("price", "49,-"),
        ("price", "about two dollars"),
        ("date", "AD 476"),
        ("date", "476 AD"),
        ("date", "12/3"),
        ("date", "in March"),
        ("date", "in the 2nd century"),
        ("number", "eight planets"),
        ("number", "has no moons"),
        ("number", "\u0663"),
        ("e-mail address", "mailto:desk+a@example.org"),
        ("e-mail address", "desk&#64;example.org"),
        ("e-mail address", "desk [at] example [dot] org"),
    ],
)
def test_a_value_in_any_of_its_ways(name: str, text: str) -> None:
    assert SEEN[name](text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("price", "the X1 is a lamp"),
        ("date", "of 99999 foes, long ago"),
        ("number", "it has moons"),
        ("e-mail address", "follow @desk, or write to the desk@ us"),
    ],
)
def test_a_text_without_it(name: str, text: str) -> None:
    assert not SEEN[name](text)


def test_only_an_email_address_is_sure_to_be_missed() -> None:
    assert [value.name for value in VALUES if value.essential] == ["e-mail address"]
