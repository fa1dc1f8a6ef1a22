# words of many languages
"""What is described can be searched for; a kind of which there is everywhere is asked about."""

from __future__ import annotations

import pytest

from buddy.domain.intent import Intent
from buddy.domain.loose_subject import is_described, is_loose
from buddy.domain.plain_work import loose_in, plain_work


@pytest.mark.parametrize(
    "text",
    [
        "find me cheap headphones",
        "find a used piano",
        "look for wireless noise cancelling headphones",
        "trouve des écouteurs pas chers",
        "find a present for a teacher",
        "trouve-moi un cadeau pour ma mère",
        "check the price of gold",
        "get the price of bitcoin",
        "vérifie le prix de l'or",
    ],
)
def test_a_described_thing_is_searched_for(text: str) -> None:
    assert plain_work(text) is Intent.SEARCH
    assert plain_work(text, fresh=False) is None  # beside a result it may be of that


def test_who_says_what_they_look_for_wants_a_search() -> None:
    assert plain_work("ich suche ein gebrauchtes Klavier") is Intent.SEARCH
    assert plain_work("je cherche un appartement à Lyon", fresh=False) is Intent.SEARCH
    assert plain_work("trouve-moi vendredi à 17 h un dentiste à metz") is None  # when, as well


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("search for jobs", "jobs"),
        ("find cheap flights", "cheap flights"),
        ("i need a good electrician", "a good electrician"),
        ("find a good school", "a good school"),
        ("je cherche un bon plombier", "un bon plombier"),
        ("necesito un fontanero", "un fontanero"),
        ("ich suche einen guten Zahnarzt", "einen guten Zahnarzt"),
        ("finde einen guten Zahnarzt", "einen guten Zahnarzt"),
        ("Search for reviews", "reviews"),
    ],
)
def test_a_kind_that_is_everywhere_lacks_something(text: str, kind: str) -> None:
    assert loose_in(text) == kind
    assert not is_described(kind)
    assert is_loose(kind)


@pytest.mark.parametrize(
    "text",
    [
        "search",
        "find it",
        "check that",
        "find me some",
        "find the login button",
        "find out who owns it",
        "find where load_user is called",
        "look for a cheaper one",
        "check the price of it",
        "find a babysitter for friday night",
        "check the price of the subscription",
        "get me the prices",
    ],
)
def test_what_points_or_says_nothing_stays_as_it_is(text: str) -> None:
    assert plain_work(text) is None
    assert loose_in(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *("ich brauche eine kurze Pause", "j'ai besoin de vacances urgentes", "find inner peace"),
        *("necesito una lavadora barata", "ich brauche einen neuen Laptop", "find true love"),
    ],
)
def test_what_may_be_no_search_is_asked_about(text: str) -> None:
    assert plain_work(text) is None
    assert loose_in(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        *("busco mi nota antigua", "je cherche mes clés", "cerco la mia nota vecchia"),
        *("ik zoek mijn oude notitie", "necesito ayuda urgente", "ich brauche dringend Hilfe"),
        *("necesito solo tres páginas", "preciso de menos páginas"),
        *("tell me the value of friendship", "je cherche mes clés à Lyon"),
    ],
)
def test_the_person_s_own_things_help_and_limits_are_no_search(text: str) -> None:
    assert plain_work(text) in {None, Intent.KNOWLEDGE}
    assert loose_in(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *("busco un regalo para mi madre", "ich brauche Flüge nach Lissabon"),
        *("necesito un hotel en Madrid", "what is the value of gold", "find love letters by Keats"),
    ],
)
def test_a_thing_that_somebody_looks_for_is_still_a_search(text: str) -> None:
    assert plain_work(text) is Intent.SEARCH
