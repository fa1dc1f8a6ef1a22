# words of many languages
"""Who wants to be told when a page changes."""

from __future__ import annotations

import pytest

from buddy.domain.change_watch import watch_wished, watches_part
from buddy.domain.topics import CHANGES, asked_topics, speaks_of

PAGE = "https://shop.example/item"


@pytest.mark.parametrize(
    "wish",
    [
        "let me know when {} changes",
        "could you please tell me as soon as {} is updated?",
        "I'd like to be notified whenever {} changes",
        "Sag mir Bescheid, wenn sich {} ändert",
        "gib mir bitte Bescheid, sobald es auf {} etwas Neues gibt",
        "préviens-moi si {} change",
        "dis-moi quand {} est mise à jour",
        "avísame si cambia {}",
        "avvisami quando {} cambia",
        "avisa-me se {} mudar",
        "laat me weten wanneer {} verandert",
        "daj mi znać, kiedy {} się zmieni",
        "{} が変わったら教えて",
    ],
)
def test_a_wish_to_be_told_is_one_for_changes(wish: str) -> None:
    said = wish.format(PAGE)
    assert watch_wished(said) == PAGE
    assert CHANGES in asked_topics(said)
    assert speaks_of(CHANGES, said)


@pytest.mark.parametrize(
    ("said", "page"),
    [
        ("let me know when it changes", ""),
        ("Would it be possible to be told whenever this page changes?", ""),
        ("let me know when the bakery changes its hours", None),
        ("tell me if https://a.org has changed", None),
        ("don't tell me when https://a.org changes", None),
        ("let me know what https://a.org says about changes", None),
        ("dis-moi ce que dit https://a.org", None),
        ("tell me when the exchange opens", None),
        ("let me know when https://a.org or https://b.org changes", None),
    ],
)
def test_what_is_pointed_at_and_what_is_no_such_wish(said: str, page: str | None) -> None:
    assert watch_wished(said) == page


@pytest.mark.parametrize(
    "wish",
    [
        "keep an eye on the price of the e-bike at {}",
        "please watch the price of the lamp on {}",
        "monitor the stock of green tea at {} and tell me when it drops",
        "tell me when the price of the e-bike at {} drops",
        "tell me if the e-bike gets cheaper on {}",
        "let me know as soon as the fare on {} falls below 30 euros",
        "let me know when the price on {} changes",
        "behalte den Preis der Lampe auf {} im Auge",
        "sag mir Bescheid, wenn das E-Bike auf {} billiger wird",
        "préviens-moi si le prix sur {} baisse",
        "avísame si baja el precio de la bici en {}",
        "tieni d'occhio il prezzo della bici su {}",
    ],
)
def test_one_thing_on_a_page_is_watched_with_the_page(wish: str) -> None:
    said = wish.format(PAGE)
    assert watch_wished(said) == PAGE
    assert watches_part(said)
    assert CHANGES in asked_topics(said)
    assert speaks_of(CHANGES, said)


@pytest.mark.parametrize(
    "said",
    [
        "watch the new video at https://a.org",
        "tell me if the e-bike is cheaper on https://a.org",
        "tell me whether the price drops are listed on https://a.org",
        "keep an eye on the budget",
        "follow the instructions at https://a.org",
        "watch the price at https://a.org and calculate the average",
        "don't tell me when the price at https://a.org drops",
        "tell me the price of the e-bike at https://a.org",
        "track the prices at https://a.org and https://b.org",
    ],
)
def test_what_only_sounds_like_watching_one_thing_is_none(said: str) -> None:
    assert watch_wished(said) is None
    assert not watches_part(said)


@pytest.mark.parametrize("said", ["let me know when {} changes", "sag mir, wenn sich {} ändert"])
def test_a_whole_page_that_is_watched_is_no_part(said: str) -> None:
    assert watch_wished(said.format(PAGE)) == PAGE
    assert not watches_part(said.format(PAGE))
