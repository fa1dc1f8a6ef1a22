"""Verdicts as people say them."""

from __future__ import annotations

import pytest

from buddy.domain.feedback import (
    Verdict,
    bans_tool,
    minutes_saved_in,
    only_rates,
    rating_in,
    takes_back,
    tool_named,
    verdict_of,
)

TOOLS = ("web_search", "web_extract")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("that was great", Verdict.HELPFUL),
        ("9 out of 10", Verdict.HELPFUL),
        ("3/10", Verdict.NOT_HELPFUL),
        ("not helpful at all", Verdict.NOT_HELPFUL),
        ("this is wrong", Verdict.NOT_HELPFUL),
        ("don't find it useful", Verdict.NOT_HELPFUL),
        ("i do not find that very helpful", Verdict.NOT_HELPFUL),
        ("never use web search again", Verdict.REJECT_TOOL),
        ("always use web_extract for this", Verdict.APPROVE_TOOL),
        ("web search was useless", Verdict.NOT_HELPFUL),
        ("das war hilfreich, danke", Verdict.HELPFUL),
        ("no me sirve", Verdict.NOT_HELPFUL),
        ("pas terrible", Verdict.NOT_HELPFUL),
        ("that's not what I wanted", Verdict.NOT_HELPFUL),
        ("gasta como máximo 1 dólar", None),
        ("you put the tables on top", None),
    ],
)
def test_a_verdict_is_read(text: str, verdict: Verdict | None) -> None:
    assert verdict_of(text, names_tool=tool_named(text, TOOLS) is not None) is verdict


@pytest.mark.parametrize(
    ("text", "rating"),
    [("9 out of 10", 9), ("8/10", 8), ("I rate it 7", 7), ("10/10", 10), ("12/10", None)],
)
def test_a_rating_is_read(text: str, rating: int | None) -> None:
    assert rating_in(text) == rating


def test_tools_are_named_however_they_are_written() -> None:
    assert tool_named("use Web-Search", TOOLS) == "web_search"
    assert tool_named("searching the web", TOOLS) is None


def test_taking_back_is_no_verdict() -> None:
    assert takes_back("take that back")
    assert takes_back("undo my rating")
    assert not takes_back("take me back to the result")
    assert takes_back("undo")
    assert takes_back("rückgängig machen")
    assert not takes_back("how do I undo it in git")


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("that saved me 10 minutes", 10),
        ("it saved me half an hour, thanks", 30),
        ("saved us 2 hours", 120),
        ("das hat mir eine Stunde gespart", 60),
        ("ça m'a fait gagner 10 minutes", 10),
        ("me ahorró diez minutos", 10),
        ("mi ha fatto risparmiare 1,5 ore", 90),
        ("it did not save me 10 minutes", None),
        ("did that save me 10 minutes?", None),
        ("it took 10 minutes", None),
        ("saved to the folder", None),
    ],
)
def test_time_saved_is_read(text: str, minutes: float | None) -> None:
    assert minutes_saved_in(text) == minutes


@pytest.mark.parametrize(
    "text", ["rate it 8", "bewerte es mit 8", "note-le 8", "ponle un 8", "8/10"]
)
def test_a_mark_alone(text: str) -> None:
    assert only_rates(text)
    assert rating_in(text) == 8


@pytest.mark.parametrize("text", ["rate it 80", "rate of inflation 8", "give me 8 recipes", "8"])
def test_a_number_that_is_no_mark(text: str) -> None:
    assert not only_rates(text)


def test_that_tool_is_banned_by_use_and_not_by_dislike() -> None:
    assert bans_tool("stop using that tool")
    assert bans_tool("no uses más esa herramienta")
    assert not bans_tool("I don't like that tool")
    assert not bans_tool("never use plastic again")


@pytest.mark.parametrize(
    "text",
    [
        "the result is not wrong",
        "it isn't bad",
        "i never said it was bad",
        "not helpful? why would i say that",
        "he said it was useless",
        "that was wrong of him",
        "good for you",
        "mein chef? er sagt, das ist nutzlos",
    ],
)
def test_what_judges_nothing_for_certain_is_asked_about(text: str) -> None:
    assert verdict_of(text, names_tool=False) is None


@pytest.mark.parametrize(
    ("text", "rating"),
    [("i give it 3 stars", 6), ("5 stars!", 10), ("vier von 5", None), ("4/5 sterne", 8)],
)
def test_stars_are_of_five(text: str, rating: int | None) -> None:
    assert rating_in(text) == rating


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("that was an 8", 8),
        ("thx, that was an 8!", 8),
        ("das war eine 9", 9),
        ("c'était un 7", 7),
        ("fue un 6", 6),
        ("era un 8, grazie", 8),
        ("dat was een 7", 7),
        ("that was a 3 for me", 3),
        ("that was a 12", None),
        ("that was a 3 star hotel", None),
        ("it was 8 degrees", None),
    ],
)
def test_a_mark_in_a_sentence_of_its_own(text: str, rating: int | None) -> None:
    assert only_rates(text) is (rating is not None)
    if rating is not None:
        assert rating_in(text) == rating


def test_thanks_before_a_blame_praise_nothing() -> None:
    assert verdict_of("thanks, useless though", names_tool=False) is Verdict.NOT_HELPFUL
    assert verdict_of("good, but wrong", names_tool=False) is None


@pytest.mark.parametrize("text", ["je donne 4 sur 5", "i'd give it 4 out of five", "doy un 4 de 5"])
def test_a_mark_out_of_five_is_a_mark_and_nothing_else(text: str) -> None:
    assert only_rates(text)
    assert rating_in(text) in {4, 8}
