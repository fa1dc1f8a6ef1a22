# words of many languages
import pytest

from buddy.domain.cap_change import cap_changes
from buddy.domain.edit_counts import Counts
from buddy.domain.edit_request import edit_in
from buddy.domain.edit_scaled import counted_in, scaled_in, uncounted_in
from buddy.domain.money import Money

NOW = Counts(pages=6, seconds=100, results=8, sources=4)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("double the time limit", 200),
        ("halve the time", 50),
        ("triple the duration", 300),
        ("twice as long", 200),
        ("cut the time in half", 50),
        ("verdopple das Zeitlimit", 200),
        ("doppelt so lange", 200),
        ("halbiere die Zeit", 50),
        ("double le temps", 200),
        ("deux fois plus longtemps", 200),
        ("duplica el límite de tiempo", 200),
        ("la mitad del tiempo", 50),
        ("raddoppia il tempo", 200),
        ("dobra o tempo", 200),
        ("verdubbel de tijd", 200),
        ("30 seconds more", 130),
        ("a minute longer", 160),
        ("20 Sekunden weniger", 80),
        ("raise the time limit by 30 seconds", 130),
        ("raise the time limit to 300", 300),
        ("time limit: 90 seconds", 90),
    ],
)
def test_a_time_limit_is_scaled_and_money_is_not(said: str, seconds: float) -> None:
    assert scaled_in(said, NOW) == Counts(seconds=seconds)
    assert cap_changes(said, Money.parse(5)) == ()


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ("double the pages", Counts(pages=12)),
        ("half as many pages", Counts(pages=3)),
        ("two more pages", Counts(pages=8)),
        ("zwei Seiten weniger", Counts(pages=4)),
        ("deux pages de plus", Counts(pages=8)),
        ("dos páginas más", Counts(pages=8)),
        ("twice as many results", Counts(results=16)),
        ("double the sources", Counts(sources=8)),
        ("three pages more than before", Counts(pages=9)),
        ("add 2 pages", Counts(pages=8)),
        ("2 results fewer than now", Counts(results=6)),
        ("the half marathon results", Counts()),
        ("triple jump results", Counts()),
        ("double glazing results", Counts()),
        ("double the cap", Counts()),
        ("half a minute", Counts()),
        ("a minute and a half", Counts()),
    ],
)
def test_what_is_scaled_is_what_is_named(said: str, counts: Counts) -> None:
    assert scaled_in(said, NOW) == counts


def test_what_does_not_stand_cannot_be_scaled() -> None:
    assert scaled_in("double the results", Counts(pages=5)) == Counts()


@pytest.mark.parametrize("said", ["double the limit", "double the cap", "double the budget"])
def test_a_limit_without_a_kind_is_of_money(said: str) -> None:
    (change,) = cap_changes(said, Money.parse(5))
    assert change.cap == Money.parse(10)


@pytest.mark.parametrize("said", ["raise the time limit to 3", "set the page limit to 3"])
def test_the_figure_of_another_limit_is_no_cap(said: str) -> None:
    assert cap_changes(said, Money.parse(5)) == ()


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ("3 pages and 45 seconds", Counts(pages=3, seconds=45)),
        ("make it 3 pages, half a minute", Counts(pages=3, seconds=30)),
        ("mach 4 Seiten und 20 Sekunden", Counts(pages=4, seconds=20)),
        ("4 pages et 50 secondes", Counts(pages=4, seconds=50)),
        ("5 results and one minute and a half", Counts(results=5, seconds=90)),
        ("max. duration one minute", Counts(seconds=60)),
    ],
)
def test_every_bound_of_a_clause_is_counted(said: str, counts: Counts) -> None:
    assert counted_in(said, NOW) == counts
    edit = edit_in(said, "read a.example", ())
    assert (edit.max_pages, edit.max_seconds, edit.results) == (
        counts.pages,
        counts.seconds,
        counts.results,
    )
    assert edit.left == ()


@pytest.mark.parametrize(
    "said",
    ["at most 40 seconds and 50 cents", "2 pages and 50 cents", "at most 2 pages, 40 s, 50 cents"],
)
def test_money_in_a_list_of_bounds_is_a_cap(said: str) -> None:
    edit = edit_in(said, "search for tea", (), Money.parse(5))
    assert (edit.cap, edit.wish, edit.doubt) == (Money.parse("0.50"), None, None)


def test_a_figure_that_was_not_read_is_told() -> None:
    assert uncounted_in("3 pages, or 45 seconds", Counts(pages=3)) == ["45 seconds"]
    assert uncounted_in("a 5 minute walk", Counts()) == []


@pytest.mark.parametrize("said", ["one second", "just a minute", "eine Minute"])
def test_a_moment_bounds_nothing(said: str) -> None:
    assert counted_in(said, NOW).seconds is None


def test_a_word_of_a_factor_inside_another_subject_makes_it_that() -> None:
    edit = edit_in("make it the half marathon results instead", "search for tea", ())
    assert (edit.objective, edit.results) == ("the half marathon results", None)
