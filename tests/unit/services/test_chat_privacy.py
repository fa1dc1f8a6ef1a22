"""What Buddy says of where data lies and who gets it: as the settings have it, and no better."""

from __future__ import annotations

from dataclasses import replace

import pytest

from buddy.bootstrap.storage import storage_told
from buddy.domain.retention import DAY
from buddy.services.chat.privacy import Privacy

PLAIN = Privacy(
    store=storage_told("sqlite"),
    search_note="SearXNG",
    llm=None,
    llm_evaluates=False,
    second_person=False,
    missions_seconds=None,
)


def test_what_an_instance_says_that_was_told_nothing() -> None:
    told = PLAIN.told()
    assert "kept in files in this instance's data folder" in told
    assert "No language model is asked" in told
    assert "words of a search: SearXNG." in told
    assert "webhook" in told
    assert "has to approve" not in told


@pytest.mark.parametrize(
    ("url", "where"),
    [
        ("postgresql://ann:pass@db.example/buddy", "PostgreSQL database"),
        ("postgresql+asyncpg://ann:pass@db.example/buddy", "PostgreSQL database"),
        ("firestore://project", "Firestore"),
    ],
)
def test_another_store_is_no_folder_and_its_password_is_not_told(url: str, where: str) -> None:
    told = replace(PLAIN, store=storage_told(url)).told()
    assert f"{where}" in told
    assert "kept in files" not in told
    assert "pass@" not in told


def test_a_language_model_is_named_with_what_it_gets() -> None:
    model = replace(PLAIN, llm="openai:gpt-5-mini")
    assert "is sent to the language model openai:gpt-5-mini" in model.told()
    assert "No language model" not in model.told()
    assert "results to be judged" not in model.told()
    assert "results to be judged" in replace(model, llm_evaluates=True).told()


def test_a_second_person_sees_what_they_decide_on() -> None:
    assert "Somebody else" in replace(PLAIN, second_person=True).told()


def test_what_can_be_deleted_is_what_there_is_a_way_for() -> None:
    assert "kept for ever" in PLAIN.deletion()
    assert "after 30 days" in replace(PLAIN, missions_seconds=30 * DAY).deletion()
    assert "after 1 day (" in replace(PLAIN, missions_seconds=DAY).deletion()
    assert "/missions" not in PLAIN.deletion()  # there is no such route
