# words of many languages
"""What a file of code defines, and which of it a question asks for."""

from __future__ import annotations

import pytest

from buddy.domain.code.file_defined import asks_which, file_defined, kinds_asked, of_all, of_kinds

SOURCE = """import os


def load(path):
    return open(path)


class Widget:
    def run(self):
        ..."""


def test_a_file_of_code_says_what_it_defines() -> None:
    defined = file_defined({"path": "/code/src/widget.py", "text": SOURCE})
    assert defined is not None
    assert [each.name for each in of_kinds(("function",), defined)] == ["load"]
    assert [each.name for each in of_kinds(("class", "method"), defined)] == [
        "Widget",
        "Widget.run",
    ]


def test_words_and_files_of_no_language_define_nothing() -> None:
    assert file_defined({"path": "/notes/plan.txt", "text": "def load(path): a plan"}) is None
    assert file_defined({"text": SOURCE}) is None


@pytest.mark.parametrize(
    ("text", "kinds", "which"),
    [
        ("which functions are defined there?", ("function",), True),
        ("wie viele Klassen?", ("class",), False),
        ("quelles fonctions et méthodes y sont définies ?", ("function", "method"), True),
        ("what does it import?", (), False),
    ],
)
def test_a_question_names_kinds(text: str, kinds: tuple[str, ...], *, which: bool) -> None:
    assert kinds_asked(text) == kinds
    assert asks_which(text) is which


@pytest.mark.parametrize(
    "text",
    [
        "what does the function load do?",
        "what is the return type of get?",
        "which class is bigger?",
        "which functions load files?",
    ],
)
def test_a_question_of_one_of_them_asks_for_no_list(text: str) -> None:
    assert not asks_which(text)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("how many classes are in widget.py?", True),
        ("how many functions did you find in total?", True),
        ("wie viele Klassen gibt es insgesamt?", True),
        ("how many methods does Widget have?", False),
    ],
)
def test_all_are_counted_only_where_all_are_asked_for(text: str, *, whole: bool) -> None:
    assert of_all(text) is whole
