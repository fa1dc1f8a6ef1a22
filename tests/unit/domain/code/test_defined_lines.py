"""The lines of a source file that begin a definition."""

from __future__ import annotations

from buddy.domain.code.defined_lines import comment_of, defined_lines

GO = "package a\n\n// Load reads.\nfunc Load() {}\n\n/* func Old() {} */\ntype Box struct {}\n"


def test_definitions_are_found_by_their_form_and_none_in_comments() -> None:
    found = defined_lines("Go", GO)
    assert [(each.name, each.line) for each in found] == [("Load", 4), ("Box", 7)]
    assert found[0].doc == "Load reads."
    assert defined_lines("Klingon", GO) == ()


def test_half_written_python_is_read_too() -> None:
    found = defined_lines("Python", "class Box:\n    def open(self):\n        x = (\n")
    assert [each.name for each in found] == ["Box", "open"]


def test_a_comment_is_told_without_its_marks() -> None:
    assert comment_of(["# One", "# Two", "x = 1"]) == "One\nTwo"


def test_a_docstring_of_several_lines_defines_nothing() -> None:
    quotes = "'''"
    source = (
        f'"""A module.\n\nclass hierarchy is flat here.\n"""\nclass A:\n    {quotes}Does x.\n'
        f"    def nothing(a):\n    {quotes}\n    def b(self):\n        return '#'\n"
        '\nUNENDED = """\nclass C:\n'
    )
    assert [(each.name, each.line) for each in defined_lines("Python", source)] == [
        ("A", 5),
        ("b", 9),
    ]
