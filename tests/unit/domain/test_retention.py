import pytest

from buddy.domain.instant import plus_seconds
from buddy.domain.retention import DAY, HOUR, RetentionPolicy, StoredClass
from buddy.testing.factories import at

NOW = at()


@pytest.mark.parametrize(
    ("what", "seconds"),
    [
        (StoredClass.MISSIONS, None),
        (StoredClass.OUTCOMES, 7 * DAY),
        (StoredClass.ANSWERS, 24 * HOUR),
        (StoredClass.RECIPE_RUNS, 400 * DAY),
        (StoredClass.PAGE_LOOKS, 400 * DAY),
    ],
)
def test_what_is_kept_how_long_by_default(what: StoredClass, seconds: float | None) -> None:
    expected = None if seconds is None else plus_seconds(NOW, -seconds)
    assert RetentionPolicy().ended_by(what, NOW) == expected


def test_each_class_has_its_own_time() -> None:
    policy = RetentionPolicy(
        missions=1, outcomes=2, answers=None, deliveries=3, notes=4, recipe_runs=5, page_looks=None
    )
    ended = [policy.ended_by(what, NOW) for what in StoredClass]
    assert ended == [at(-1), at(-2), None, at(-3), at(-4), at(-5), None]


def test_unnamed_blobs_wait_for_the_oldest_open_run() -> None:
    policy = RetentionPolicy(blobs=60)
    assert policy.blobs_put_by(NOW, None) == at(-60)
    assert policy.blobs_put_by(NOW, at(-30)) == at(-60)
    assert policy.blobs_put_by(NOW, at(-90)) == at(-90)
    assert RetentionPolicy(blobs=None).blobs_put_by(NOW, at(-90)) is None


@pytest.mark.parametrize("name", ["missions", "outcomes", "answers", "deliveries", "blobs"])
@pytest.mark.parametrize("seconds", [0, -1, float("nan")])
def test_nothing_is_kept_for_no_time(name: str, seconds: float) -> None:
    with pytest.raises(ValueError, match=f"{name} must be kept for more than"):
        RetentionPolicy(**{name: seconds})
