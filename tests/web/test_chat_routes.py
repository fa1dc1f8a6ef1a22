"""A message and its answer over HTTP."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from web_site import MakeSite, Site, assert_problem

from buddy.adapters.understanding.memory_reader import MemoryReader
from buddy.domain.conversation import ConversationState
from buddy.domain.session import (
    ANSWER_SECONDS,
    TOMBSTONE_SECONDS,
    EndedSession,
    Exchange,
    MessageMark,
)
from buddy.errors import LLMUnavailable
from buddy.ports.understanding import MessageDecision
from buddy.services.chat_service import Message
from buddy.services.session_service import SessionService

SEARCH = "search for python tutorials"


async def say(site: Site, text: str, session_id: str | None = None, **body: Any) -> dict[str, Any]:
    site.world.clock.advance(2)
    named = {} if session_id is None else {"session_id": session_id}
    answer = await site.post("/chat/integrated", {"text": text, **named, **body})
    assert answer.status_code == 200, answer.text
    return answer.json()


async def messages(site: Site, session_id: str, **query: Any) -> list[dict[str, Any]]:
    answer = await site.get(f"/conversation/sessions/{session_id}/messages", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


async def test_a_message_is_answered_with_an_envelope(site: Site) -> None:
    body = await say(site, f"{SEARCH}, spend up to $2")
    assert set(body) == {"status", "trace_id", "session_id", "sequence", "envelope"}
    envelope = body["envelope"]
    assert set(envelope) == {
        "response_type",
        "summary",
        "artifacts",
        "missions_spawned",
        "live_stream_id",
        "ui_hints",
        "timestamp",
        "metadata",
    }
    assert set(envelope["ui_hints"]) == {"layout", "priority", "suggested_actions"}
    assert set(envelope["metadata"]) == {"route", "intent", "confidence", "engine"}
    mission = await site.mission(envelope["missions_spawned"][0])
    assert (mission["status"], mission["cap_usd"]) == ("proposed", "2.00")
    assert mission["metadata"] == {"source": "chat", "session": body["session_id"]}


async def test_approve_by_a_word_runs_it_and_says_where_to_watch(site: Site) -> None:
    first = await say(site, SEARCH)
    (mission_id,) = first["envelope"]["missions_spawned"]
    body = await say(site, "approve", first["session_id"])
    assert body["envelope"]["response_type"] == "live_execution"
    assert body["envelope"]["live_stream_id"] == mission_id
    done = await site.post(f"/missions/{mission_id}/execute")
    assert done.json()["success"] is True
    audit = (await site.get(f"/missions/{mission_id}/audit")).json()["items"]
    acts = {link["act"]: link["channel"] for link in audit}
    assert acts["approved"] == "api"


async def test_history_is_newest_first_and_pages_part_no_pair(site: Site) -> None:
    session_id = (await say(site, "hello"))["session_id"]
    for number in range(5):
        await say(site, f"hello {number}", session_id)
    seen: list[dict[str, Any]] = []
    cursor: dict[str, str] = {}
    while True:
        answer = await site.get(
            f"/conversation/sessions/{session_id}/messages", params={"limit": 4, **cursor}
        )
        page = answer.json()
        assert [m["role"] for m in page["items"]] == ["buddy", "user"] * (len(page["items"]) // 2)
        seen += page["items"]
        if page["next_cursor"] is None:
            break
        cursor = {"cursor": page["next_cursor"]}
    assert [m["sequence"] for m in seen] == [n for n in range(6, 0, -1) for _ in (1, 2)]
    assert seen[-1]["text"] == "hello"
    assert seen[0]["envelope"]["summary"] == seen[0]["text"]


async def test_the_same_text_within_half_a_second_is_one_message(site: Site) -> None:
    session_id = (await say(site, "hello"))["session_id"]
    site.world.clock.advance(2)
    body = {"text": SEARCH, "session_id": session_id}
    answers = await asyncio.gather(*(site.post("/chat/integrated", body) for _ in range(4)))
    assert len({answer.text for answer in answers}) == 1
    assert len(await site.world.missions()) == 1
    site.world.clock.advance(0.5)
    assert (await site.post("/chat/integrated", body)).text == answers[0].text
    site.world.clock.advance(0.1)
    assert (await site.post("/chat/integrated", body)).text != answers[0].text
    assert [m["text"] for m in await messages(site, session_id) if m["role"] == "user"] == [
        SEARCH,
        SEARCH,
        "hello",
    ]


async def test_a_conversation_begun_twice_by_one_click_is_one(site: Site) -> None:
    site.world.clock.advance(2)
    answers = await asyncio.gather(
        *(site.post("/chat/integrated", {"text": SEARCH}) for _ in range(3))
    )
    assert len({answer.text for answer in answers}) == 1
    assert len((await site.get("/conversation/sessions")).json()["items"]) == 1


async def test_a_keyed_message_is_said_once(site: Site) -> None:
    key = {"idempotency-key": "k1"}
    first = await site.post("/chat/integrated", {"text": SEARCH}, headers=key)
    site.world.clock.advance(5)
    again = await site.post("/chat/integrated", {"text": SEARCH}, headers=key)
    assert again.headers["idempotency-replayed"] == "true"
    assert again.json() == first.json()
    other = await site.post("/chat/integrated", {"text": "hello"}, headers=key)
    assert_problem(other, 422, "idempotency_key_reused")
    assert len(await site.world.missions()) == 1


async def test_two_tabs_at_once_have_one_order_and_each_speaks_to_what_is_there(
    site: Site,
) -> None:
    session_id = (await say(site, SEARCH))["session_id"]
    site.world.clock.advance(2)
    texts = ["cap it at $1", "approve", "status", "hello"]
    answers = await asyncio.gather(
        *(site.post("/chat/integrated", {"text": t, "session_id": session_id}) for t in texts)
    )
    said = [m for m in await messages(site, session_id) if m["role"] == "user"]
    assert sorted(m["sequence"] for m in said) == [1, 2, 3, 4, 5]
    by_text = {m["text"]: m["sequence"] for m in said}
    for text, answer in zip(texts, answers, strict=True):
        assert answer.json()["sequence"] == by_text[text]
    assert await messages(site, session_id) == await messages(site, session_id)


async def test_a_yes_from_a_tab_that_lags_behind_is_asked_again(site: Site) -> None:
    first = await say(site, SEARCH)
    (mission_id,) = first["envelope"]["missions_spawned"]
    await say(site, "cap it at $9", first["session_id"])
    late = await say(site, "approve", first["session_id"], seen=first["sequence"])
    assert "Nothing was decided" in late["envelope"]["summary"]
    assert (await site.mission(mission_id))["status"] == "proposed"


async def test_sessions_are_renamed_archived_and_deleted_for_good(site: Site) -> None:
    session_id = (await say(site, SEARCH))["session_id"]
    path = f"/conversation/sessions/{session_id}"
    assert (await site.get(path)).json()["title"] == SEARCH
    renamed = await site.http.patch(path, json={"title": "Tutorials"})
    assert renamed.json()["title"] == "Tutorials"
    assert (await site.http.patch(path, json={"archived": True})).json()["archived"] is True
    assert (await site.get("/conversation/sessions")).json()["items"] == []
    archived = (await site.get("/conversation/sessions", params={"archived": True})).json()
    assert [each["session_id"] for each in archived["items"]] == [session_id]
    await say(site, "hello", session_id)  # whoever speaks in it wants it back
    assert len((await site.get("/conversation/sessions")).json()["items"]) == 1
    assert (await site.http.delete(path)).status_code == 204
    for answer in (
        await site.get(path),
        await site.get(f"{path}/messages"),
        await site.http.patch(path, json={"title": "x"}),
        await site.http.delete(path),
        await site.post("/chat/integrated", {"text": "hello?", "session_id": session_id}),
    ):
        assert_problem(answer, 404, "not_found")
    assert (await site.get("/conversation/sessions")).json()["items"] == []
    records = site.world.buddy.store.queries.records
    for kind in (Exchange, MessageMark):
        assert (await records.page(kind, site.world.user, 10)).items == ()
    site.world.clock.advance(TOMBSTONE_SECONDS)
    assert await site.world.buddy.sessions.sweep() == 1
    assert (await records.page(EndedSession, site.world.user, 10)).items == ()
    assert len(await site.world.missions()) == 1, "missions stay"


async def test_an_answer_that_comes_after_the_deletion_brings_nothing_back(
    start_site: MakeSite,
) -> None:
    reader = Held()
    site = await start_site(reader=reader)
    made = (await site.post("/conversation/sessions", {"title": "short"})).json()
    session_id = made["session_id"]
    late = asyncio.create_task(
        site.post("/chat/integrated", {"text": "hello", "session_id": session_id})
    )
    await reader.entered.wait()
    waiting = await messages(site, session_id)
    assert [m["status"] for m in waiting] == ["answering", "sent"]
    assert (await site.http.delete(f"/conversation/sessions/{session_id}")).status_code == 204
    reader.opened.set()
    assert_problem(await late, 404, "not_found")
    assert (await site.get("/conversation/sessions")).json()["items"] == []
    records = site.world.buddy.store.queries.records
    assert (await records.page(Exchange, site.world.user, 10)).items == ()


async def test_what_is_left_of_a_deletion_that_was_cut_short_is_swept(site: Site) -> None:
    session_id = (await say(site, "hello"))["session_id"]
    service = site.world.buddy.sessions

    async def cut(_service: object, _ended: object) -> None:
        raise asyncio.CancelledError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SessionService, "_remove_exchanges", cut)
        with pytest.raises(asyncio.CancelledError):
            await service.delete(site.world.user, session_id)
    assert await service.sweep() == 1
    records = service.queries.records
    for kind in (Exchange, MessageMark):
        assert (await records.page(kind, site.world.user, 10)).items == ()


async def test_a_message_that_cannot_be_read_says_so_and_can_be_sent_again(
    start_site: MakeSite,
) -> None:
    site = await start_site(reader=Broken())
    session_id = (await site.post("/conversation/sessions", {})).json()["session_id"]
    body = {"text": "hello", "session_id": session_id}
    assert_problem(await site.post("/chat/integrated", body), 503, "llm_unavailable")
    answer, said = await messages(site, session_id)
    assert (said["text"], answer["status"]) == ("hello", "failed")
    assert "out of reach" in answer["text"]
    assert_problem(await site.post("/chat/integrated", body), 503, "message_unanswered")
    site.world.clock.advance(1)
    assert_problem(await site.post("/chat/integrated", body), 503, "llm_unavailable")


async def test_a_message_whose_process_died_is_told_after_a_minute(site: Site) -> None:
    session_id = (await say(site, "hello"))["session_id"]
    accepted = site.world.buddy.chat
    draft = accepted._draft(_message(site, session_id), "search for x")
    await accepted.exchanges.accept(draft)
    assert (await messages(site, session_id))[0]["status"] == "answering"
    site.world.clock.advance(ANSWER_SECONDS)
    assert (await messages(site, session_id))[0]["status"] == "failed"


async def test_a_keyed_message_whose_process_died_is_taken_up_again(site: Site) -> None:
    chat, user = site.world.buddy.chat, site.world.user
    session = await site.world.buddy.sessions.create(user, "", "api")
    message = _message(site, session.record_id, request_id="m_AAAAAAAAAAAA")
    draft = chat._draft(message, message.text)
    await chat.exchanges.accept(draft)
    chat.exchanges.let_go(draft)
    answered = await chat.post(message)
    assert (answered.sequence, answered.answer is not None) == (1, True)
    assert [m.mission_id for m in await site.world.missions()] == ["m_AAAAAAAAAAAA"]


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({}, 422, "request_invalid"),
        ({"text": "  "}, 422, "input_invalid"),
        ({"text": "x" * 10_001}, 422, "input_invalid"),
        ({"text": "x" * 30_000}, 422, "request_invalid"),
        ({"text": "hi", "session_id": "s_none"}, 404, "not_found"),
        ({"text": "hi", "user_id": "somebody"}, 422, "request_invalid"),
        ({"text": "hi", "seen": -1}, 422, "request_invalid"),
    ],
)
async def test_what_is_no_message_is_refused(
    site: Site, body: dict[str, Any], status: int, code: str
) -> None:
    assert_problem(await site.post("/chat/integrated", body), status, code)
    assert (await site.get("/conversation/sessions")).json()["items"] == []


@pytest.mark.parametrize("title", ["", "   ", "x" * 121])
async def test_titles_have_words_and_an_end(site: Site, title: str) -> None:
    session_id = (await site.post("/conversation/sessions", {})).json()["session_id"]
    answer = await site.http.patch(f"/conversation/sessions/{session_id}", json={"title": title})
    assert_problem(answer, 422, "input_invalid")


def _message(site: Site, session_id: str, **parts: Any) -> Message:
    given: dict[str, Any] = {"text": "search for x", "channel": "api", "source": "api"}
    user = site.world.user
    return Message(user_id=user, actor=user, session_id=session_id, **given, **parts)


class Held:
    """A reader that waits until it is let on."""

    def __init__(self) -> None:
        self.entered, self.opened = asyncio.Event(), asyncio.Event()

    async def read(self, message: str, state: ConversationState) -> MessageDecision:
        self.entered.set()
        await self.opened.wait()
        return await MemoryReader().read(message, state)


class Broken:
    """A reader that fails."""

    async def read(self, message: str, state: ConversationState) -> MessageDecision:
        raise LLMUnavailable("The model is out of reach")
