"""Conversations: order, repeats, titles, what was shown."""

from __future__ import annotations

from dataclasses import replace

from buddy.domain.ids import LOCAL_USER, MissionId, UserId
from buddy.domain.instant import plus_seconds
from buddy.domain.session import (
    ANSWER_SECONDS,
    BORROWED_KEPT,
    MENTIONED_KEPT,
    RESEND_SECONDS,
    TITLE_LIMIT,
    URLS_KEPT,
    exchange_id,
    is_late,
    is_lost,
    is_resent,
    is_same,
    key_mark,
    mention,
    next_instant,
    opening_mark,
    title_of,
    with_borrowed,
    with_urls,
)
from buddy.testing.factories import at, make_mission
from buddy.testing.records import make_borrowed, make_exchange, make_session


def test_the_same_text_is_the_same_message_for_half_a_second() -> None:
    exchange = make_exchange(text="hi", created_at=at(10))
    assert is_same(exchange, "hi", plus_seconds(at(10), 0.5))
    assert is_same(exchange, "hi", plus_seconds(at(10), -0.2)), "clocks of two processes"
    assert not is_same(exchange, "hi", plus_seconds(at(10), 0.501))
    assert not is_same(exchange, "ho", at(10))


def test_instants_of_a_conversation_never_fall() -> None:
    session = make_session(active_at=at(10))
    assert next_instant(session, at(5)) == at(10)
    assert next_instant(session, at(11)) == at(11)


def test_ids_sort_as_their_numbers_do() -> None:
    ids = [exchange_id("s_1", n) for n in (1, 2, 10, 100, 1000)]
    assert sorted(ids) == ids


def test_a_message_without_answer_is_lost_after_a_while_or_when_it_failed() -> None:
    open_one = make_exchange(answered=False, created_at=at(0))
    assert not is_lost(open_one, at(1))
    assert is_lost(open_one, plus_seconds(at(0), ANSWER_SECONDS))
    assert is_lost(replace(open_one, failure="broke"), at(1))
    assert not is_lost(make_exchange(), at(1e6))


def test_a_claim_gives_a_message_its_time_again() -> None:
    taken = make_exchange(answered=False, created_at=at(0), claimed_at=at(50))
    assert not is_late(taken, at(50 + ANSWER_SECONDS - 1))
    assert is_late(taken, at(50 + ANSWER_SECONDS))


def test_a_message_is_sent_again_only_while_its_sender_was_told_nothing() -> None:
    open_one = make_exchange(answered=False, created_at=at(0))
    assert is_resent(open_one, open_one, at(RESEND_SECONDS))
    assert not is_resent(open_one, open_one, at(RESEND_SECONDS + 1))
    assert not is_resent(open_one, replace(open_one, text="another"), at(1))
    answered = make_exchange(created_at=at(0))
    assert not is_resent(answered, answered, at(1))
    assert is_resent(replace(answered, failure="the line broke"), answered, at(1))


def test_addresses_of_results_are_remembered_and_the_used_ones_longest() -> None:
    urls = [f"https://r{number}.example/" for number in range(BORROWED_KEPT)]
    session = replace(make_session(), borrowed=(), urls=("r3.example/",))
    session = with_borrowed(session, [make_borrowed(url) for url in urls])
    assert [each.value for each in session.borrowed] == [u for u in urls if "r3." not in u]
    later = [make_borrowed(f"https://later{n}.example/") for n in range(BORROWED_KEPT - 1)]
    session = with_borrowed(session, later, [urls[0]])
    values = [each.value for each in session.borrowed]
    assert (values[0], len(values)) == (urls[0], BORROWED_KEPT)
    assert urls[1] not in values


def test_marks_are_of_one_conversation_one_source_one_person() -> None:
    assert key_mark("s_1", "m_1") != key_mark("s_2", "m_1")
    mark = opening_mark("api", LOCAL_USER)
    assert mark == opening_mark("api", LOCAL_USER)
    assert mark not in {opening_mark("cli", LOCAL_USER), opening_mark("api", UserId("other"))}


def test_titles_are_the_beginning_of_the_first_message() -> None:
    assert title_of("  search\n for  x ") == "search for x"
    long = title_of("word " * 100)
    assert long.endswith("word…")
    assert len(long) <= TITLE_LIMIT
    assert len(title_of("x" * 500)) <= TITLE_LIMIT


def test_the_missions_shown_last_come_first_with_their_revision() -> None:
    session = make_session(mentioned=())
    for number in range(MENTIONED_KEPT + 3):
        shown = [make_mission(number, revision=1)]
        session = replace(session, mentioned=mention(session, shown, number))
    again = make_mission(5, revision=2)
    session = replace(session, mentioned=mention(session, [again], 99))
    assert len(session.mentioned) == MENTIONED_KEPT
    first = session.mentioned[0]
    assert (first.mission_id, first.revision, first.sequence) == (again.mission_id, 2, 99)
    assert [m.mission_id for m in session.mentioned].count(MissionId(again.mission_id)) == 1


def test_addresses_are_kept_newest_first_and_several_at_once_leave_none_spoken_of() -> None:
    session = make_session(urls=(), last_url=None)
    session = with_urls(session, ["https://a"])
    assert (session.urls, session.last_url) == (("https://a",), "https://a")
    session = with_urls(session, ["https://b", "https://c"])
    assert (session.urls, session.last_url) == (("https://c", "https://b", "https://a"), None)
    session = with_urls(session, ["https://r"], borrowed=["https://r"])
    assert (session.urls[0], session.last_url) == ("https://c", "https://r")
    assert with_urls(session, []) == session
    for number in range(URLS_KEPT + 10):
        session = with_urls(session, [f"https://{number}"])
    assert len(session.urls) == URLS_KEPT
