"""What is to be forgotten, and which notes speak of it."""

from __future__ import annotations

import pytest

from buddy.domain.ids import EffectKey, UserId
from buddy.domain.instant import Instant
from buddy.domain.note import Note
from buddy.domain.note_forgotten import forgotten_in, may_be_forgotten, of_conversation, spoken_of


def note(text: str) -> Note:
    return Note(
        record_id="n_0123456789ab",
        user_id=UserId("u"),
        title=text,
        text=text,
        created_at=Instant("2026-01-15T09:00:00Z"),
        stored_by=EffectKey("k"),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("forget my sister's birthday", ("sister", "birthday")),
        ("please forget about my dentist", ("dentist",)),
        ("vergiss das Passwort meiner Frau", ("passwort", "frau")),
        ("forget what I told you about my sister", ("sister",)),
        ("forget everything I told you about Berlin", ("berlin",)),
        ("vergiss den Geburtstag meiner Schwester", ("geburtstag", "schwester")),
        ("vergiss, was ich dir über meine Schwester gesagt habe", ("schwester",)),
        ("oublie l'anniversaire de ma sœur", ("anniversaire", "sœur")),
        ("oublie ce que je t'ai dit sur ma sœur", ("sœur",)),
        ("olvida el cumpleaños de mi hermana", ("cumpleaños", "hermana")),
        ("olvida lo que te dije sobre mi hermana", ("hermana",)),
        ("dimentica il compleanno di mia sorella", ("compleanno", "sorella")),
        ("vergeet wat ik je over mijn zus verteld heb", ("zus",)),
    ],
)
def test_what_is_to_be_forgotten(text: str, words: tuple[str, ...]) -> None:
    assert forgotten_in(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "forget it",
        "forget what I said",
        "forget the second one",
        "forget my question",
        "forget it, I changed my mind",
        "forget that, my bad",
        "forget that my bad",
        "forget it, mon ami",
        "forget it, I'll do it on my own",
        "forget about it my friend",
        "forget the whole thing, I changed my mind",
        "forget the lamps, I found my own",
        "vergiss das, mein Fehler",
        "oublie ça, mon erreur",
        "forget my last message",
        "forget the note about my sister",
        "don't forget my sister's birthday",
        "vergiss nicht den Geburtstag",
        "vergiss es",
        "did you forget my birthday?",
        "oublie ça",
        "how do I forget my ex?",
    ],
)
def test_what_speaks_of_something_else(text: str) -> None:
    assert forgotten_in(text) == ()


def test_which_notes_are_meant() -> None:
    birthday, sister, tea = (
        note("the birthdays of my sister are on 5 May"),
        note("my sister likes tea"),
        note("tea at 5"),
    )
    notes = (tea, sister, birthday)
    assert spoken_of(notes, ("sister", "birthday")) == ((birthday,), True)
    assert spoken_of(notes, ("sister",)) == ((sister, birthday), True)
    assert spoken_of(notes, ("sister", "dentist")) == ((sister, birthday), False)
    assert spoken_of(notes, ("dentist",)) == ((), False)


def test_whose_it_is_need_not_be_said_where_a_note_speaks_of_it() -> None:
    assert may_be_forgotten("forget Anna's birthday") == ("anna", "birthday")
    assert may_be_forgotten("forget my question") == ()


def test_what_was_just_talked_of_is_no_note() -> None:
    assert of_conversation("forget it, my bad")
    assert of_conversation("vergiss das, mein Fehler")
    assert not of_conversation("vergiss das Passwort meiner Frau")
    assert not of_conversation("vergiss das, was ich dir über Berlin gesagt habe")
