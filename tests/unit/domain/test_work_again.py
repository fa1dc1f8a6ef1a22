"""The last work for another page, and with limits of its own."""

from __future__ import annotations

import pytest

from buddy.domain.conversation import ConversationState, SpokenMission
from buddy.domain.limits import limits_in
from buddy.domain.money import Money
from buddy.domain.references import Resolved, resolve
from buddy.domain.slots import find_slots
from buddy.domain.slots_amount import unread_limit
from buddy.domain.work_again import for_page, limited_again, limited_anew

A, B = "https://a.example/x", "https://b.example/y"


def _again(said: str, before: str = f"get the prices of {A}") -> str:
    state = ConversationState(finished=SpokenMission(mission_id="m_1", objective=before))
    found = resolve(said, state)
    assert isinstance(found, Resolved)
    assert found.repeats
    return found.text


@pytest.mark.parametrize(
    ("said", "dollars", "seconds", "pages"),
    [
        (f"again for {B} but no more than 1 dollar", "1", None, None),
        (f"again for the page {B}, spend at most 2 dollars", "2", None, None),
        (f"again with a cap of $1 for {B}", "1", None, None),
        (f"the same for just {B}, at most 20 cents and 5 seconds", "0.2", 5, None),
        (f"nochmal für {B} bitte, aber höchstens 50 Cent", "0.5", None, None),
        (f"dasselbe für {B} mit höchstens 2 Seiten", None, None, 2),
        (f"refais la même chose pour la page {B} mais pas plus de 1 dollar", "1", None, None),
        (f"lo mismo para {B}, pero máximo 2 dólares", "2", None, None),
        (f"rifallo per {B}, ma massimo 50 centesimi", "0.5", None, None),
        (f"o mesmo para {B}, mas no máximo 50 centavos e 2 páginas", "0.5", None, 2),
        (f"hetzelfde voor {B}, maar maximaal 10 seconden", None, 10, None),
        ("again, but at most 1 dollar", "1", None, None),
        ("the same but max 2 pages", None, None, 2),
    ],
)
def test_a_limit_beside_again_binds_the_new_work(
    said: str, dollars: str | None, seconds: float | None, pages: int | None
) -> None:
    text = _again(said)
    limits = limits_in(text)
    assert find_slots(text).amount == (None if dollars is None else Money.parse(dollars))
    assert (limits.seconds, limits.pages) == (seconds, pages)
    assert find_slots(text).urls == ((B,) if B in said else (A,))


@pytest.mark.parametrize(
    "said",
    [
        f"refais la même chose pour {B} mais pas plus de 1 €",
        f"hetzelfde voor {B}, maar niet meer dan 1 euro",
        f"nochmal für {B}, aber höchstens 1 €",
    ],
)
def test_a_limit_in_another_currency_stays_to_be_told(said: str) -> None:
    assert unread_limit(_again(said)) is not None


def test_a_limit_stands_until_one_of_its_kind_is_said() -> None:
    before = f"get the prices of {A}, max $3 and 20 seconds"
    text = _again(f"again for {B}, at most 1 dollar", before)
    assert (find_slots(text).amount, limits_in(text).seconds) == (Money.parse(1), 20)
    assert "$3" not in text
    kept = _again(f"again for {B}", before)
    assert (find_slots(kept).amount, limits_in(kept).seconds) == (Money.parse(3), 20)


def test_a_subject_beside_a_limit_takes_the_place_of_the_subject() -> None:
    before = "search for hotels in Paris, at most 30 cents"
    assert _again("same for Berlin, at most 1 dollar", before) == (
        "search for hotels in Berlin, at most 1 dollar"
    )


def test_what_is_asked_for_besides_comes_along() -> None:
    text = _again(f"same for {B}, max 10 seconds, and tell me who earns most")
    assert text == f"get the prices of {B}, and tell me who earns most, max 10 seconds"


def test_an_amount_that_is_no_limit_adds_none() -> None:
    assert limited_again("what is 15% of $8", "what is 15% of $5", "again for $8") == (
        "what is 15% of $8"
    )
    assert limited_anew("search for tea", "again please") == "search for tea"


def test_just_one_page_takes_the_place_of_all() -> None:
    both = f"get {A} and {B}"
    assert for_page(both, (A, B), B) == f"get {B}"
    assert for_page(both, (A, B), "https://c.example", "the same for just https://c.example") == (
        "get https://c.example"
    )
    assert for_page(both, (A, B), "https://c.example") == f"get https://c.example and {B}"
