import pytest

from buddy.domain.edit_bounds import out_of_bounds
from buddy.domain.edit_counts import Counts

NOW = Counts(pages=5, seconds=120)


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        (Counts(pages=-95), ("-95 pages", "5 pages at most", "1 to 100")),
        (Counts(pages=500), ("500 pages", "5 pages at most", "1 to 100")),
        (Counts(seconds=-180), ("-180 seconds", "120 seconds at most", "1 to 3600")),
        (Counts(results=0), ("0 results", "stays as it is;", "at least 1")),
    ],
)
def test_a_bound_that_cannot_be_is_told_with_what_stands(
    wanted: Counts, told: tuple[str, ...]
) -> None:
    said = out_of_bounds(wanted, NOW)
    assert said is not None
    assert all(each in said for each in told)


def test_what_can_be_is_not_refused() -> None:
    assert out_of_bounds(Counts(), NOW) is None
    assert out_of_bounds(Counts(pages=1, seconds=3600, results=50), NOW) is None
