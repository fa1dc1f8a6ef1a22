"""What Buddy says of where data lies and who gets it: as the settings have it, and no better."""

from __future__ import annotations

from dataclasses import replace

import pytest

from buddy.bootstrap.storage import storage_told
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.retention import DAY
from buddy.domain.route import Route
from buddy.services.chat.privacy import Privacy
from chat_world import Conversation

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


@pytest.mark.parametrize(
    ("said", "secret"),
    [
        ("my password is hunter2-Blue!7 for the shop, log in please", "hunter2"),
        ("Mein Passwort lautet Sommer2024! bitte merken", "Sommer2024"),
        ("mon mot de passe est soleil99, connecte-toi", "soleil99"),
        ("mi contraseña es girasol7, entra", "girasol7"),
        ("la mia password è girasole1", "girasole1"),
        ("minha senha é girassol8", "girassol8"),
        ("mijn wachtwoord is zonnebloem3", "zonnebloem3"),
        ("sk-proj-abcdEFGH1234567890abcdEFGH is my api key, remember it", "sk-proj"),
        ("remember that my IBAN is DE89 3704 0044 0532 0130 00", "3704"),
    ],
)
async def test_a_secret_is_kept_nowhere_and_becomes_no_work(
    talk: Conversation, said: str, secret: str
) -> None:
    envelope = await talk.say(said, Route.MISSION)
    assert "no secrets" in envelope.summary
    assert "cannot log in" in envelope.summary
    assert not envelope.missions_spawned
    assert not await talk.world.missions()
    assert talk.session_id is not None
    session = await talk.world.buddy.chat.sessions.get(talk.world.user, talk.session_id)
    assert secret not in f"{session} {talk.last}"


async def test_what_waited_before_a_secret_goes_on_waiting(talk: Conversation) -> None:
    mission = await talk.propose("search for python tutorials")
    await talk.say("my pin is 4821", Route.APPROVE)
    assert (await talk.get(mission)).status is MissionStatus.PROPOSED
    await talk.say(f"approve {mission.mission_id}", Route.APPROVE)
    assert (await talk.get(mission)).status is not MissionStatus.PROPOSED
