"""What an objective must speak of."""

from __future__ import annotations

import pytest

from buddy.domain.topics import CHANGES, asked_topics, speaks_of

CHANGED = [
    "Track https://shop.example/item for changes",
    "what's new on https://example.org",
    "is https://example.org still the same",
    "Hat sich auf https://example.org etwas geändert?",
    "dis-moi ce qui a changé sur https://example.org",
    "avísame de los cambios en https://example.org",
    "dimmi se https://example.org è cambiata",
    "o que mudou em https://example.org",
    "is er iets veranderd op https://example.org",
]
READ = [
    "get https://example.org/prices",
    "Extract the text of https://example.org",
    "was steht auf https://example.org",
    "qué servicios hay en https://example.org",
    "check https://example.org/news",
]


@pytest.mark.parametrize("objective", CHANGED)
def test_changes_are_spoken_of(objective: str) -> None:
    assert speaks_of(CHANGES, objective)


@pytest.mark.parametrize("objective", READ)
def test_a_page_that_is_only_read_speaks_of_none(objective: str) -> None:
    assert not speaks_of(CHANGES, objective)


def test_an_unknown_topic_is_a_fault_of_the_tool() -> None:
    with pytest.raises(KeyError):
        speaks_of("weather", "is it raining")


@pytest.mark.parametrize(
    "objective",
    [
        "check https://example.org/shop for changes",
        "tell me what changed on https://example.org/shop",
        "prüfe https://example.org/shop auf Änderungen",
        "vérifie s'il y a des changements sur https://example.org/shop",
        "revisa si hay cambios en https://example.org/shop",
        "controlla se ci sono novità su https://example.org/shop",
        "verifique se há mudanças em https://example.org/shop",
        "controleer https://example.org/shop op wijzigingen",
        "track https://example.org/shop",
        "please keep an eye on the page https://example.org/shop.",
        "überwache https://example.org/shop",
        "surveille la page https://example.org/shop",
        "acompanhe https://example.org/shop",
    ],
)
def test_changes_of_a_page_are_asked_for(objective: str) -> None:
    assert asked_topics(objective) == {CHANGES}


@pytest.mark.parametrize(
    "objective",
    [
        *READ,
        "check the law for changes",
        "get the list of changes from https://example.org/changelog",
        "check https://example.org for the currency exchange",
        "watch the video at https://example.org/clip",
        "track my parcel on https://example.org/parcel",
        "follow https://example.org/a and extract its prices",
    ],
)
def test_changes_of_a_page_are_not_asked_for(objective: str) -> None:
    assert asked_topics(objective) == frozenset()
