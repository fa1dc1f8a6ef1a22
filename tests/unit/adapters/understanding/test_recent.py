"""Recent answers: computed once, told without computing, and the oldest one goes."""

from __future__ import annotations

from buddy.adapters.understanding.recent import Recent


def test_what_was_asked_lately_is_there_and_is_not_computed_again() -> None:
    computed = list[str]()

    def length(text: str) -> int:
        computed.append(text)
        return len(text)

    recent = Recent(length, 2)
    assert "a" not in recent
    assert [recent.of("a"), recent.of("bb"), recent.of("a")] == [1, 2, 1]
    assert computed == ["a", "bb"]
    assert recent.of("ccc") == 3
    assert ("a" in recent, "bb" in recent, "ccc" in recent) == (True, False, True)
