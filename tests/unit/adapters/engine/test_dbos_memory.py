import pytest

from buddy.adapters.engine.dbos_memory import (
    Kept,
    StepFailed,
    keep,
    keep_cancelled,
    keep_error,
    returned,
)
from buddy.adapters.engine.dbos_serializer import JsonSerializer
from buddy.errors import BuddyError, BudgetExceeded, EngineError, MissionNotFound, StoreConflict
from buddy.ports.engine import RunCancelled

JSON = JsonSerializer()


def stored(kept: Kept) -> Kept:
    return JSON.deserialize(JSON.serialize(kept))


def test_an_outcome_is_at_once_what_it_will_be_later() -> None:
    kept = keep({"pages": (1, 2), "deep": {"a": ("é",)}})
    assert returned(kept) == {"pages": [1, 2], "deep": {"a": ["é"]}}
    assert returned(stored(kept)) == returned(kept)


@pytest.mark.parametrize("value", [float("nan"), object(), {1, 2}, b"bytes"])
def test_what_is_no_json_value_is_refused_before_it_is_kept(value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        keep({"value": value})


def test_a_cancellation_is_raised_again() -> None:
    with pytest.raises(RunCancelled):
        returned(stored(keep_cancelled()))


@pytest.mark.parametrize(
    "error",
    [
        BudgetExceeded("Budget exceeded: $5.23 > $5.00 limit", needed="5.23"),
        MissionNotFound("m_000000000001"),
        StoreConflict("Another writer was first", reason="SQLITE_BUSY_SNAPSHOT"),
        BuddyError("bare"),
    ],
    ids=lambda error: error.code,
)
def test_an_error_of_buddys_comes_back_as_itself(error: BuddyError) -> None:
    with pytest.raises(type(error)) as caught:
        returned(stored(keep_error(error)))
    again = caught.value
    assert type(again) is type(error)
    assert (again.code, again.message, again.details) == (error.code, error.message, error.details)


def test_pythons_own_errors_keep_their_class_and_lose_their_text() -> None:
    kept = stored(keep_error(ValueError("a secret")))
    assert "secret" not in str(kept)
    with pytest.raises(ValueError, match="the log of that time"):
        returned(kept)


class Strange(Exception):
    pass


@pytest.mark.parametrize("error", [Strange("x"), UnicodeDecodeError("utf-8", b"", 0, 1, "x")])
def test_other_errors_come_back_as_a_failed_step(error: Exception) -> None:
    with pytest.raises(StepFailed, match=type(error).__name__):
        returned(stored(keep_error(error)))


def test_the_serializer_writes_json_and_of_errors_only_the_class() -> None:
    assert JSON.serialize({"b": 1, "a": [None, "ü"]}) == '{"a":[null,"ü"],"b":1}'
    text = JSON.serialize(ZeroDivisionError("a secret"))
    assert "secret" not in text
    again = JSON.deserialize(text)
    assert isinstance(again, EngineError)
    assert "ZeroDivisionError" in again.message


def test_the_serializer_does_not_fall_back_on_pickle() -> None:
    with pytest.raises(TypeError):
        JSON.serialize({"what": Strange})
