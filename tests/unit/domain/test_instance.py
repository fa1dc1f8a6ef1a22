from buddy.domain.ids import UserId
from buddy.domain.instance import InstanceState, pause, resume
from buddy.testing.factories import at

ANNA, BEN = UserId("anna"), UserId("ben")


def test_a_pause_says_who_when_and_why() -> None:
    paused = pause(InstanceState(), by=ANNA, at=at(1), reason="a wrong price")
    assert paused == InstanceState(paused=True, since=at(1), by=ANNA, reason="a wrong price")


def test_a_second_pause_leaves_the_first() -> None:
    first = pause(InstanceState(), by=ANNA, at=at(1), reason=None)
    assert pause(first, by=BEN, at=at(2), reason="me too") == first


def test_a_resume_says_who_and_when_and_drops_the_reason() -> None:
    paused = pause(InstanceState(), by=ANNA, at=at(1), reason="a wrong price")
    assert resume(paused, by=BEN, at=at(3)) == InstanceState(since=at(3), by=BEN)


def test_resuming_what_runs_changes_nothing() -> None:
    assert resume(InstanceState(), by=ANNA, at=at(1)) == InstanceState()
