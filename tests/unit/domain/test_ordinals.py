import pytest

from buddy.domain.ordinals import only_points, ordinal_in, ordinals_in, without_ordinal


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


def test_several_places_are_meant_only_where_they_are_joined() -> None:
    assert ordinals_in("the first and the third page", 5) == (0, 2)
    assert ordinals_in("page 2, then page 2", 5) == (1,)
    assert ordinals_in("the second one, not the first", 5) is None
    assert ordinals_in("no place at all", 5) == ()
