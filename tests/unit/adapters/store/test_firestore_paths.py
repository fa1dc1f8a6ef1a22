from hypothesis import given
from hypothesis import strategies as st

from buddy.adapters.store.firestore import paths

names = st.one_of(st.text(max_size=12), st.text(alphabet="._/:%a", max_size=6))


@given(names, names)
def test_an_id_is_one_that_firestore_takes(one: str, other: str) -> None:
    for name in (paths.document_id(one), paths.document_id(one, other)):
        assert name not in {"", ".", ".."}
        assert "/" not in name
        assert not name.startswith("__")
        assert len(name.encode()) <= 1_500


@given(st.lists(names, min_size=1, max_size=2), st.lists(names, min_size=1, max_size=2))
def test_different_names_have_different_ids(one: list[str], other: list[str]) -> None:
    assert (paths.document_id(*one) == paths.document_id(*other)) == (one == other)


def test_long_names_become_their_digest() -> None:
    long, longer = (paths.document_id("ü" * count) for count in (2_000, 2_001))
    assert long != longer
    assert len(long) < 100


def test_plain_ids_stay_as_they_are() -> None:
    assert paths.mission("m_aZ-09") == "missions/m_aZ-09"
    assert paths.event(paths.subject("mission", "m_1"), 12) == "missions/m_1/events/12"
    assert paths.account("local", "user/day 2026-03-01") == (
        "users/local/accounts/user%2Fday 2026-03-01"
    )
