from buddy.domain.ids import EffectKey
from buddy.domain.note import TITLE_LIMIT, named, note_id, reworded, title_of
from buddy.testing.records import make_note


def test_the_id_follows_from_the_call() -> None:
    first, second = (EffectKey(f"r_{n}:tool_execution:1") for n in (1, 2))
    assert note_id(first) == note_id(first)
    assert note_id(first) != note_id(second)
    assert len(note_id(first)) == len("n_0123456789ab")


def test_a_title_is_the_beginning_of_the_first_line() -> None:
    assert title_of("\n  ## Plan  \n\nmore") == "Plan"
    assert title_of("#") == "#"
    assert title_of("") == ""
    long = title_of("word " * 60)
    assert len(long) <= TITLE_LIMIT
    assert long.endswith("word…")
    assert len(title_of("x" * 500)) <= TITLE_LIMIT


def test_a_name_means_the_id_then_the_title_then_the_words() -> None:
    titled = make_note(1, title="printer", text="of the office")
    spoken = make_note(2, title="Toner", text="the Printer needs magenta")
    notes = (titled, spoken)
    assert named(notes, "n_000000000002") == (spoken,)
    assert named(notes, "Printer") == (titled,)
    assert named(notes, "magenta printer") == (spoken,)
    assert named(notes, "plumber") == ()
    assert named(notes, " ") == ()


def test_a_changed_note_keeps_a_title_of_its_own() -> None:
    note = make_note(title="Wifi", text="blue")
    after = reworded(note, "red", EffectKey("k"))
    assert (after.title, after.text, after.text_before) == ("Wifi", "red", "blue")
    plain = reworded(make_note(title="blue", text="blue"), "red", EffectKey("k"))
    assert plain.title == "red"
