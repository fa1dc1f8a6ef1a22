# words of many languages
import pytest

from buddy.domain.note_change import (
    NoteChange,
    at_other_clock,
    at_other_value,
    brings_back,
    change_of_that,
    moved_to_clock,
    note_change,
    says_one_clock,
    takes_back_new,
)


@pytest.mark.parametrize(
    "text",
    [
        "change the wifi note to red-lake",
        "please update my note about the wifi: red-lake",
        "replace the wifi note with red-lake",
        "ändere die Notiz zum wifi auf red-lake",
        "ändere die wifi-Notiz in red-lake",
        "change la note sur le wifi en red-lake",
        "cambia la nota del wifi a red-lake",
        "aggiorna la nota sul wifi: red-lake",
        "muda a nota sobre o wifi para red-lake",
        "wijzig de wifi notitie in red-lake",
    ],
)
def test_a_note_is_changed(text: str) -> None:
    assert note_change(text) == NoteChange(name="wifi", text="red-lake")


def test_what_it_says_then_may_be_asked_for() -> None:
    assert note_change("edit my wifi note") == NoteChange(name="wifi", text="")
    assert note_change("change the note to: call Bob") == NoteChange(name="", text="call Bob")


@pytest.mark.parametrize(
    "text",
    [
        "change the page to https://a.example",
        "change it to 9",
        "note the change",
        "update me",
        "no",
    ],
)
def test_others_change_none(text: str) -> None:
    assert note_change(text) is None


@pytest.mark.parametrize(
    "text",
    ["restore it", "bring it back please", "undo that", "stell sie wieder her", "restáurala"],
)
def test_what_was_done_is_brought_back(text: str) -> None:
    assert brings_back(text)


def test_restoring_takes_nothing_new_back() -> None:
    assert takes_back_new("undo that")
    assert not takes_back_new("restore it")
    assert not brings_back("restore the price of the lamp")


@pytest.mark.parametrize("text", ["change that to 15:40", "ändere das auf 15:40"])
def test_what_is_pointed_at_may_be_a_note(text: str) -> None:
    assert change_of_that(text) == "15:40"
    assert change_of_that("change the page to https://a.example") is None


def test_its_one_time_is_put_otherwise() -> None:
    assert at_other_clock("the train is at 14:30 today", "15:40") == "the train is at 15:40 today"
    assert at_other_clock("from 14:30 to 15:00", "15:40") is None
    assert at_other_clock("the dentist is at 14:30", "tomorrow") is None


@pytest.mark.parametrize(
    ("note", "said", "after"),
    [
        ("the wifi password is blue-lake-7", "red-lake-12", "the wifi password is red-lake-12"),
        ("wifi: blue-lake-7", "red-lake-12", "wifi: red-lake-12"),
        ("anna's birthday is May 4", "June 5", "anna's birthday is June 5"),
        ("das WLAN-Passwort ist blau-7", "rot-12", "das WLAN-Passwort ist rot-12"),
        ("the wifi password is blue-lake-7", "the hint is green", None),
        ("my locker is in the hall", "42", None),
        ("the e-bike costs 1,299", "1,199", "the e-bike costs 1,199"),
        ("the shop closes at 6", "7", "the shop closes at 7"),
        ("call Anna 0171-555", "0171-777", "call Anna 0171-777"),
        ("call Anna 0171-555", "18:30", None),
        ("dentist on Friday 13", "12:30", None),
        ("the code is 4711", "18:30", None),
        ("the wifi password is blue-lake-7", "see e-mail", None),
        ("the wifi password is blue-lake-7", "see page 5", None),
        ("bus 4 leaves at 6", "7", None),
        ("the shop closes at 6", "it is shut for good", None),
        ("the wifi password is blue-lake-7", "obsolete", None),
    ],
)
def test_its_one_value_is_put_otherwise(note: str, said: str, after: str | None) -> None:
    assert at_other_value(note, said) == after


@pytest.mark.parametrize(
    ("said", "name", "clock"),
    [
        ("move the team lunch to 13:00", "team lunch", "13:00"),
        ("please push my dentist back to 4 pm", "dentist", "4 pm"),
        ("verschiebe das Mittagessen auf 13 Uhr", "Mittagessen", "13 Uhr"),
        ("déplace le déjeuner à 13:00", "déjeuner", "13:00"),
        ("sposta il pranzo alle 13:00", "pranzo", "13:00"),
    ],
)
def test_what_is_put_at_another_time_of_day_may_be_a_note(said: str, name: str, clock: str) -> None:
    moved = moved_to_clock(said)
    assert moved is not None
    assert (moved.name, moved.text) == (name, clock)


@pytest.mark.parametrize(
    "said",
    [
        "move the team lunch to Friday",
        "move the file to 13:00/a.txt",
        "the team lunch is at 13:00",
        "read the news at 13:00",
        "move on to 3 other hotels",
    ],
)
def test_what_names_no_thing_and_time_moves_none(said: str) -> None:
    assert moved_to_clock(said) is None


def test_a_note_has_one_time_of_day_or_it_is_not_known_which() -> None:
    assert says_one_clock("team lunch on Thursday at 12:30")
    assert not says_one_clock("open from 12:30 to 14:00")
    assert not says_one_clock("team lunch on Thursday")
