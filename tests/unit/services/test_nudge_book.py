"""What the book keeps in memory says what all words together say."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.feedback import Feedback, Verdict
from buddy.domain.ids import LOCAL_USER, MissionId, ToolName
from buddy.domain.instant import Instant, plus_seconds
from buddy.domain.intent import Intent
from buddy.domain.nudges import Nudges, nudges_of, nudges_on
from buddy.domain.survey import Survey
from buddy.services import nudge_book
from buddy.services.nudge_book import NudgeBook
from buddy.testing.factories import START

TOOLS = st.sampled_from([ToolName("web_search"), ToolName("web_extract"), None])
INTENTS = st.sampled_from([Intent.SEARCH, Intent.EXTRACTION, None])
LATER = st.sampled_from([0.0, 1.0, 59.0, 60.0, 86_400.0])


@st.composite
def words(draw: st.DrawFn) -> Feedback | Survey:
    number, undone = draw(st.integers(0, 5)), draw(st.sampled_from([None, START]))
    tool, intent, mission_id = draw(TOOLS), draw(INTENTS), MissionId(f"m_{number}")
    if draw(st.booleans()):
        return Survey(
            record_id=f"sv_{number}",
            user_id=LOCAL_USER,
            mission_id=mission_id,
            tool=tool,
            intent=intent,
            rating=draw(st.integers(1, 10)),
            created_at=START,
            undone_at=undone,
        )
    return Feedback(
        record_id=f"f_{number}",
        user_id=LOCAL_USER,
        verdict=draw(st.sampled_from(Verdict)),
        mission_id=mission_id,
        tool=tool,
        intent=intent,
        reason="",
        created_at=plus_seconds(START, number),
        undone_at=undone,
    )


STEPS = st.one_of(
    st.tuples(st.just("said"), words()),
    st.tuples(st.just("forgotten"), st.integers(0, 20)),
    st.tuples(st.just("asked"), st.tuples(INTENTS, LATER)),
)


@given(st.lists(STEPS, max_size=30))
def test_it_knows_what_all_words_come_to(steps: list[tuple[str, object]]) -> None:
    book, kept, now = NudgeBook(), dict[str, Feedback | Survey](), START
    for what, of in steps:
        if isinstance(of, (Feedback, Survey)):
            # A word stays with its tool and intent: they are those of its mission.
            before = kept.get(of.record_id)
            if before is None or (before.tool, before.intent) == (of.tool, of.intent):
                kept[of.record_id] = of
                book.learn(of)
        elif isinstance(of, int):
            if kept:
                word = kept.pop(sorted(kept)[of % len(kept)])
                book.drop(word)
        else:
            assert isinstance(of, tuple), what
            intent, later = of
            # Asked again within a minute, what was known at its beginning still holds.
            now = plus_seconds(now, later)
            at = Instant(now[:17] + "00.000Z")
            feedback = [each for each in kept.values() if isinstance(each, Feedback)]
            surveys = [each for each in kept.values() if isinstance(each, Survey)]
            expected = nudges_of(intent, feedback, surveys, at)
            assert book.of(intent, at) == expected


def rating(number: int, tool: ToolName) -> Survey:
    return Survey(
        record_id=f"sv_{number}",
        user_id=LOCAL_USER,
        mission_id=MissionId(f"m_{number}"),
        tool=tool,
        intent=Intent.SEARCH,
        rating=9,
        created_at=START,
    )


def test_only_the_tool_that_was_spoken_of_is_reckoned_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    reckoned = list[int]()

    def reckon(*of: Any) -> Nudges:
        reckoned.append(len(of[2]))
        return nudges_on(*of)

    monkeypatch.setattr(nudge_book, "nudges_on", reckon)
    book = NudgeBook()
    for number in range(5):
        book.learn(rating(number, ToolName("web_search" if number else "web_extract")))
    first = book.of(Intent.SEARCH, START)
    assert sorted(reckoned) == [1, 4]
    assert book.of(Intent.SEARCH, START) == first
    book.learn(rating(5, ToolName("web_search")))
    assert first[ToolName("web_search")].ratings == 4  # what was told stays as it was told
    assert book.of(Intent.SEARCH, START)[ToolName("web_search")].ratings == 5
    assert sorted(reckoned) == [1, 4, 5]
