"""What is read of an objective for a tool's slots, and that nothing else is read."""

import pytest

from buddy.domain import slot_texts as module
from buddy.domain.slot_texts import slot_texts, slots_of
from buddy.testing.tools import spec

ALL = frozenset(
    {
        *("expression", "place", "text", "period", "tool_name"),
        *("note_action", "note_text", "note_name", "knowledge_source"),
    }
)


def test_the_slots_are_those_that_the_schema_marks() -> None:
    assert slots_of(spec("calculate", slot="expression")) == {"expression"}


@pytest.mark.parametrize(
    ("slot", "sentence", "text"),
    [
        ("expression", "what is 15% of 2,340 plus 19?", "15% of 2,340 plus 19"),
        ("place", "what time is it in Tokyo?", "Tokyo"),
        ("tool_name", "how often did web_search fail?", "web_search"),
        ("note_text", "remember that the boiler code is 4417", "the boiler code is 4417"),
    ],
)
def test_a_slot_is_filled_where_the_tool_has_it_and_only_there(
    slot: str, sentence: str, text: str
) -> None:
    assert slot_texts(frozenset({slot}), sentence, sentence)[slot] == text
    assert slot not in slot_texts(ALL - {slot, "note_action", "note_name"}, sentence, sentence)


def test_a_calculation_is_looked_for_beside_the_limits() -> None:
    found = slot_texts(frozenset({"expression"}), "what is 3 * 4, at most $2", "what is 3 * 4")
    assert found == {"expression": "3 * 4"}


def test_own_notes_are_searched_by_what_is_asked_of_them() -> None:
    found = slot_texts(frozenset({"knowledge_source"}), "list my notes", "list my notes")
    assert found == {"knowledge_source": "notes", "query": "all notes"}
    assert slot_texts(ALL, "", "") == {}


def test_no_reader_is_asked_for_a_slot_that_the_tool_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_text: str) -> str:
        raise AssertionError("read for nothing")

    readers = {"expression": fail, "place": fail}
    monkeypatch.setattr(module, "_OF_WORK", readers)
    monkeypatch.setattr(module, "_OF_ALL", dict.fromkeys(("text", "period", "tool_name"), fail))
    monkeypatch.setattr(module, "note_in", fail)
    assert slot_texts(frozenset({"query"}), "what is 3 * 4?", "what is 3 * 4?") == {}
