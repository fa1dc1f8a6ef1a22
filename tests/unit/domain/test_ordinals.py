import pytest

from buddy.domain.ordinals import only_points, ordinal_in, without_ordinal


@pytest.mark.parametrize(
    ("text", "place"),
    [("the first one", 0), ("result 3", 2), ("#12", 11), ("the last link", 4), ("hello", None)],
)
def test_places_are_counted_from_nought(text: str, place: int | None) -> None:
    assert ordinal_in(text, 5) == place


def test_what_points_at_a_place_can_be_left_out() -> None:
    assert without_ordinal("open the second one, please").split() == ["open", ",", "please"]
    assert only_points("and the second one?")
    assert not only_points("open the second one and read it")
