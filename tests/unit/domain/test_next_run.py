"""A question when a schedule fires next is known by all of its words, and names a schedule."""

from __future__ import annotations

import pytest

from buddy.domain.next_run import next_run_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("when does the shop one run next?", {"shop"}),
        ("quand est la prochaine fois ?", set()),
        ("wanneer is de volgende keer?", set()),
        ("wen is it nxt", set()),
        ("wann läuft der shop?", {"shop"}),
        ("wann ist das nächste Mal?", set()),
        ("¿cuándo es la próxima vez?", set()),
        ("quand'è la prossima volta?", set()),
        ("quando é a próxima vez?", set()),
        ("kiedy następnym razem?", set()),
        ("次はいつ", set()),
        ("at what time does the rival schedule run?", {"rival"}),
    ],
)
def test_the_schedule_that_is_asked_about(text: str, names: set[str]) -> None:
    assert next_run_in(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "when was it founded?",
        "what is next?",
        "run it next monday",
        "when did it open",
        "いつ開店",
    ],
)
def test_other_questions_are_none(text: str) -> None:
    assert next_run_in(text) is None


def test_what_names_something_else_says_so() -> None:
    assert next_run_in("when is the next train to Rome?") == {"train", "rome"}
