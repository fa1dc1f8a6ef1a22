# words of many languages
import pytest

from buddy.domain.limits import limits_in, without_limits
from buddy.domain.limits_beside import beside

PAGE = "https://a.example/rooms"


@pytest.mark.parametrize(
    "said",
    [
        "read {}, at most 2 pages and 30 seconds",
        "read {}, 2 pages and 30 seconds at most",
        "read {}, at most 10 cents, 2 pages and 30 seconds",
        "read {}, at most 10 cents, 30 seconds, 2 pages",
        "lies {}, höchstens 2 Seiten und 30 Sekunden",
        "lis {}, au plus 2 pages et 30 secondes",
        "lee {}, como máximo 2 páginas y 30 segundos",
    ],
)
def test_bare_figures_beside_a_limit_are_limits(said: str) -> None:
    text = said.format(PAGE)
    found = limits_in(text)
    assert (found.pages, found.seconds) == (2, 30)
    assert without_limits(text).endswith(PAGE)


def test_of_each_kind_the_limit_that_is_said_stands() -> None:
    text = "at most 20 seconds, 30 seconds"
    assert beside(text, [(0, 18)], {"seconds": 20.0}) == []


def test_figures_of_the_work_are_none() -> None:
    assert limits_in(f"read the 2 pages of {PAGE}, at most 30 seconds").pages is None
    assert limits_in("find a film of 90 minutes, at most 3 results").seconds is None
