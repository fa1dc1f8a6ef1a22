import pytest

from buddy.domain.page_again import named_again, once_more, picked_again

PAGES = ("https://x.example/a", "y.example/b", "https://z.example")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("again, only the second page", (1,)),
        ("do it again but only page 2", (1,)),
        ("just the last one again", (2,)),
        ("encore, seulement la deuxième page", (1,)),
        ("otra vez, solo la primera página", (0,)),
        ("again without the first page", (1, 2)),
        ("again, only page 7", (6,)),
        ("again but not the second page", (0, 2)),
        ("one last time, only the first page", (0,)),
        ("ancora, solo la prima", (0,)),
    ],
)
def test_a_page_is_picked_by_its_place(text: str, places: tuple[int, ...]) -> None:
    assert picked_again(text, PAGES) == places


@pytest.mark.parametrize(
    "text",
    [
        "show the second row again",
        "again, only the first two pages",
        "again",
        "again, one last time please",
        "run it again, last time",
        "encore une dernière fois",
        "un'ultima volta",
        "again, one second",
        "prima noch einmal",
        "do not read the second page again",
        "not the second page again",
        "die zweite Seite nicht noch einmal",
        "search again for the second world war",
    ],
)
def test_other_words_pick_no_page(text: str) -> None:
    assert picked_again(text, PAGES) is None
    assert picked_again("only the first page again", PAGES[:1]) is None


def test_a_site_names_the_page_of_it() -> None:
    assert named_again("y.example", PAGES) == "y.example/b"
    assert named_again("https://x.example/", PAGES) == PAGES[0]
    assert named_again("x.example/c", PAGES) is None
    assert named_again("x.example", PAGES[:1]) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("again, one last time please", "again please"),
        ("one last time", "again"),
        ("do it for the second time", "do it again"),
        ("again, only the last page", "again, only the last page"),
    ],
)
def test_how_often_is_no_place(text: str, said: str) -> None:
    assert once_more(text) == said
