"""Questions about a run that is over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.run_question import RunQuestion, export_format, run_question


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("how long did it take?", RunQuestion.DURATION),
        ("wie lange hat das gedauert", RunQuestion.DURATION),
        ("cuánto tardó", RunQuestion.DURATION),
        ("when did it finish", RunQuestion.WHEN),
        ("was it approved by me", RunQuestion.APPROVAL),
        ("who approved that run?", RunQuestion.APPROVAL),
        ("wer hat das freigegeben", RunQuestion.APPROVAL),
        ("why did you choose web_extract?", RunQuestion.TOOL),
        ("pourquoi as-tu choisi web_extract", RunQuestion.TOOL),
        ("which tool did you use", RunQuestion.TOOL),
        ("give me the link to the artifact", RunQuestion.ADDRESS),
        ("where is the result saved", RunQuestion.ADDRESS),
        ("export as csv", RunQuestion.EXPORT),
        ("download the table as a csv file", RunQuestion.EXPORT),
        ("exportiere das als csv", RunQuestion.EXPORT),
    ],
)
def test_what_is_asked_of_the_run(text: str, asked: RunQuestion) -> None:
    assert run_question(text) is asked


@pytest.mark.parametrize(
    "text",
    [
        "how long does bathroom renovation take?",
        "how long did the war last",
        "who approved the budget of Ghent",
        "why did Rome fall",
        "give me the link to the contact page",
        "save the file",
        "search for csv readers",
        "read report.csv",
    ],
)
def test_what_is_asked_of_something_else(text: str) -> None:
    assert run_question(text) is None


def test_the_kind_of_file_is_read() -> None:
    assert export_format("export it as markdown") == "md"
    assert export_format("as csv please") == "csv"
    assert export_format("save it as pdf") == "pdf"
    assert export_format("download it") is None


@given(st.text(max_size=130))
def test_any_text_is_read(text: str) -> None:
    run_question(text)
    export_format(text)
