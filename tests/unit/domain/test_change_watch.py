# words of many languages
"""Who wants to be told when a page changes."""

from __future__ import annotations

import pytest

from buddy.domain.change_watch import watch_wished
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
