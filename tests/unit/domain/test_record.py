"""What records are found by."""

from __future__ import annotations

from dataclasses import replace

from buddy.domain.record import RECORD_CLASSES, RECORD_KINDS, keys_of
from buddy.domain.schedule import ScheduleState
from buddy.domain.session import TOMBSTONE_SECONDS
from buddy.testing.factories import at
from buddy.testing.records import (
    make_delivery,
    make_ended_session,
    make_exchange,
    make_firing,
    make_message_mark,
    make_pattern,
    make_schedule,
    make_standing,
    make_webhook,
)


def test_every_class_has_a_kind_of_its_own() -> None:
    assert list(RECORD_KINDS.values()) == list(RECORD_CLASSES)


def test_a_delivery_belongs_to_its_webhook_and_is_due_until_it_ends() -> None:
    keys = keys_of(make_delivery(2, webhook_id="wh_7"))
    assert (keys.parent_id, keys.due_at, keys.ended_at) == ("wh_7", at(2), None)
    over = keys_of(make_delivery(2, ended=True))
    assert (over.due_at, over.ended_at) == (None, at(3))


def test_a_webhook_is_due_while_it_is_switched_on() -> None:
    assert keys_of(make_webhook(4)).due_at == at(4)
    assert keys_of(make_webhook(4, disabled_at=at(9))).due_at is None


def test_a_deleted_conversation_is_due_at_once_and_then_when_it_is_forgotten() -> None:
    ended = make_ended_session(1)
    assert keys_of(ended).due_at == at(1)
    assert keys_of(replace(ended, cleared=True)).due_at == at(1 + TOMBSTONE_SECONDS)


def test_what_is_kept_of_a_message_belongs_to_its_conversation() -> None:
    for record in (make_exchange(), make_message_mark()):
        assert keys_of(record).parent_id == record.session_id


def test_a_schedule_is_due_while_it_is_active_and_its_firings_belong_to_it() -> None:
    schedule = make_schedule()
    keys = keys_of(schedule)
    assert (keys.parent_id, keys.due_at) == ("m_1", schedule.next_at)
    assert keys_of(replace(schedule, queued=(at(1),))).due_at == at(1)
    assert keys_of(replace(schedule, state=ScheduleState.PAUSED)).due_at is None
    assert keys_of(make_firing()).parent_id == "sch_1"


def test_others_are_never_due() -> None:
    for record in (make_standing(), make_pattern()):
        keys = keys_of(record)
        assert (keys.parent_id, keys.due_at, keys.ended_at) == ("", None, None)
