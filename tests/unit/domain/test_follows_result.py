# words of many languages
import pytest

from buddy.domain.follows_result import Said, follows_result
from buddy.domain.intent import Intent
from buddy.domain.route import Route
from buddy.domain.stems import content_stems

LEAGUE = content_stems("County league Club Won Drawn Lost Goals Points Northgate Bramley Kirkby")


def said(text: str, intent: Intent | None, sure: float = 0.6, route: Route = Route.MISSION) -> Said:
    return Said(text=text, route=route, intent=intent, confidence=sure)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("which clubs won fewer than 5 games", Intent.EXTRACTION),
        ("do they play at home?", Intent.EXTRACTION),
        ("und für Rentner?", Intent.EXTRACTION),
        ("et combien d'arbitres ?", Intent.EXTRACTION),
        ("list all clubs", Intent.EXTRACTION),
        ("who has 17 points", Intent.CALCULATION),
        ("points of both clubs together", Intent.RESEARCH),
        ("which club lost the most goals?", Intent.TIME),
        ("who lost at Bramley", Intent.SEARCH),
        ("do I have to be a club to play?", Intent.KNOWLEDGE),
    ],
)
def test_what_is_read_as_work_without_an_objective_is_of_the_result(
    text: str, intent: Intent
) -> None:
    assert follows_result(said(text, intent), LEAGUE)


@pytest.mark.parametrize(
    ("text", "intent", "sure"),
    [
        ("search for lamps", Intent.SEARCH, 0.99),
        ("find a club in Graz", Intent.SEARCH, 0.99),
        ("who is the mayor of paris", Intent.SEARCH, 0.88),
        ("who won the world cup 2014?", Intent.SEARCH, 0.9),
        ("what's the weather in Berlin", Intent.SEARCH, 0.95),
        ("chi ha vinto ieri tra Inter e Lazio", Intent.EXTRACTION, 0.99),
        ("combien font 72 miles en kilomètres stp", Intent.CALCULATION, 0.99),
        ("what time is it in Tokyo", Intent.TIME, 0.99),
        ("what did I note about the league?", Intent.KNOWLEDGE, 0.9),
        ("do I have a file about the league?", Intent.KNOWLEDGE, 0.6),
        ("have we saved a club list?", Intent.FILE, 0.6),
        ("book a table for two", Intent.EXTRACTION, 0.6),
    ],
)
def test_work_of_its_own_is_none(text: str, intent: Intent, sure: float) -> None:
    assert not follows_result(said(text, intent, sure), LEAGUE)


@pytest.mark.parametrize("route", [Route.QUESTION, Route.CLARIFY, Route.STATUS])
def test_other_readings_need_its_words(route: Route) -> None:
    assert follows_result(said("what lost points in Bramley?", None, 0.9, route), LEAGUE)
    assert not follows_result(said("what is running?", None, 0.9, route), LEAGUE)


def test_a_time_in_a_question_about_it_is_no_schedule() -> None:
    ask = said("did any club win at noon?", Intent.SEARCH, 0.9, Route.SCHEDULE)
    assert follows_result(ask, LEAGUE)
    again = said("can you read the clubs every day at noon?", Intent.SEARCH, 0.9, Route.SCHEDULE)
    assert not follows_result(again, LEAGUE)


def test_where_nothing_was_read_nothing_follows() -> None:
    assert not follows_result(said("who is top?", Intent.EXTRACTION), set())


@pytest.mark.parametrize(
    "text",
    [
        "anything after 5 pm?",
        "goals on wednesday",
        "und wie lange am Mittwoch?",
        "only the ones after 10 september",
        "is there a club at noon",
    ],
)
def test_a_time_that_only_narrows_a_question_begins_nothing(text: str) -> None:
    assert follows_result(said(text, Intent.SEARCH, 0.9, Route.SCHEDULE), LEAGUE)


@pytest.mark.parametrize(
    "text",
    [
        "can you run it at 5 pm?",
        "what about at 5?",
        "could you check the goals at noon?",
        "check the goals tomorrow at 9",
        "read it at 5pm",
        "and tomorrow at 8?",
        "who plays in Graz on saturday?",
        "every wednesday",
    ],
)
def test_an_order_with_a_time_stays_a_schedule(text: str) -> None:
    assert not follows_result(said(text, Intent.SEARCH, 0.9, Route.SCHEDULE), LEAGUE)
