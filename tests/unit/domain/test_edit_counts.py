# words of many languages
import pytest

from buddy.domain.edit_counts import Counts, counts_in, limited_pages


@pytest.mark.parametrize(
    ("said", "pages"),
    [
        ("set max pages to 3", 3),
        ("pages: 3", 3),
        ("page limit 3", 3),
        ("at most twenty pages", 20),
        ("one page only", 1),
        ("only the first page", 1),
        ("a single page please", 1),
        ("nur eine seite bitte", 1),
        ("nur die erste Seite", 1),
        ("une seule page", 1),
        ("pas plus de deux pages", 2),
        ("solo una página", 1),
        ("una sola página", 1),
        ("massimo una pagina", 1),
        ("no máximo uma página", 1),
        ("mas só uma página", 1),
        ("maximaal één pagina", 1),
        ("niet meer dan 2 pagina's", 2),
    ],
)
def test_pages_are_read_in_seven_languages(said: str, pages: int) -> None:
    assert counts_in(said) == Counts(pages=pages)


@pytest.mark.parametrize(
    "said",
    [
        "it is a page about cats",
        "c'est une page sur les chats",
        "una página web sobre gatos",
        "ein Buch mit 300 Seiten",
        "the second page",
        "5 star hotels",
        "within a 5 minute walk",
        "every 5 minutes",
    ],
)
def test_what_only_speaks_of_pages_and_minutes_sets_none(said: str) -> None:
    assert counts_in(said) == Counts()


@pytest.mark.parametrize(
    ("said", "results"),
    [
        ("only 3 results", 3),
        ("5 results", 5),
        ("limit results to 3", 3),
        ("only the first 5", 5),
        ("nur 3 Ergebnisse", 3),
        ("solo tres resultados", 3),
        ("massimo 4 risultati", 4),
        ("alleen 5 resultaten", 5),
    ],
)
def test_results_are_read(said: str, results: int) -> None:
    assert counts_in(said) == Counts(results=results)


def test_seconds_are_read() -> None:
    assert counts_in("no longer than 2 minutes") == Counts(seconds=120)
    assert counts_in("höchstens 30 Sekunden") == Counts(seconds=30)


def test_an_objective_is_limited_by_words_of_a_limit_alone() -> None:
    assert limited_pages("read example.org, only one page") == 1
    assert limited_pages("compare these 3 pages") is None


@pytest.mark.parametrize("said", ["only 30 seconds", "just 30 seconds", "nur 30 Sekunden"])
def test_a_time_alone_may_be_only_so_much(said: str) -> None:
    assert counts_in(said).seconds == 30.0
