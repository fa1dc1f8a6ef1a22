"""Webhooks over HTTP; the secret is shown once."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from web_site import MakeSite, Site, assert_problem

from buddy.adapters.fetch.memory_sender import MemoryWebhookSender
from buddy.ports.webhooks import Answer

URL = "https://example.org/hook"
REFUSED = Answer(status=500, error="HTTP 500")


async def made(site: Site, **body: Any) -> dict[str, Any]:
    answer = await site.post("/webhooks", {"url": URL, **body})
    assert answer.status_code == 201, answer.text
    return answer.json()


async def test_its_secret_is_shown_once_and_nowhere_else(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        webhook = await made(site, description="mine")
        secret = webhook.pop("secret")
        assert secret.startswith("whsec_")
        listed = (await site.get("/webhooks")).json()
        assert listed == {"items": [webhook], "next_cursor": None}
        await site.proposed()
        await site.world.buddy.dispatcher.round()
        tested = await site.post(f"/webhooks/{webhook['id']}/test")
        told = await site.get(f"/webhooks/{webhook['id']}/deliveries")
        events = await site.get("/events")
    texts = [json.dumps(listed), tested.text, told.text, events.text, caplog.text]
    assert not any(secret in text for text in texts)


async def test_what_waits_is_told_and_listed(start_site: MakeSite) -> None:
    sender = MemoryWebhookSender([REFUSED])
    site = await start_site(webhooks=sender)
    webhook = await made(site)
    mission_id = await site.proposed()
    await site.world.buddy.dispatcher.round()
    ((url, message),) = sender.sent
    told = json.loads(message.body)
    assert (url, told["type"], told["data"]["mission_id"]) == (URL, "mission_proposed", mission_id)
    (delivery,) = (await site.get(f"/webhooks/{webhook['id']}/deliveries")).json()["items"]
    assert (delivery["id"], delivery["state"]) == (message.message_id, "pending")
    assert delivery["attempts"][0]["error"] == "HTTP 500"
    assert (await site.get("/webhooks")).json()["items"][0]["failing_since"] is not None


async def test_a_test_message_is_sent_at_once(start_site: MakeSite) -> None:
    sender = MemoryWebhookSender()
    site = await start_site(webhooks=sender)
    webhook = await made(site, event_types=["mission_stop"])
    answer = await site.post(f"/webhooks/{webhook['id']}/test")
    assert (answer.json()["state"], answer.json()["event_type"]) == ("delivered", "webhook_test")
    assert json.loads(sender.sent[0][1].body)["data"] == {"webhook_id": webhook["id"]}


async def test_a_disabled_one_says_why_and_can_be_enabled(start_site: MakeSite) -> None:
    site = await start_site(webhooks=MemoryWebhookSender([Answer(status=410, error="HTTP 410")]))
    webhook = await made(site)
    await site.post(f"/webhooks/{webhook['id']}/test")
    (shown,) = (await site.get("/webhooks")).json()["items"]
    assert (shown["enabled"], "410" in shown["disabled_reason"]) == (False, True)
    refused = await site.post(f"/webhooks/{webhook['id']}/test")
    assert_problem(refused, 422, "input_invalid")
    enabled = (await site.post(f"/webhooks/{webhook['id']}/enable")).json()
    assert (enabled["enabled"], enabled["disabled_reason"]) == (True, None)


async def test_a_repeated_creation_finds_it_without_its_secret(site: Site) -> None:
    key = {"idempotency-key": "k1"}
    first = (await site.post("/webhooks", {"url": URL}, headers=key)).json()
    again = await site.post("/webhooks", {"url": URL}, headers=key)
    assert (again.status_code, again.json()) == (201, {**first, "secret": None})
    other = await site.post("/webhooks", {"url": URL + "2"}, headers=key)
    assert_problem(other, 422, "idempotency_key_reused")
    assert len((await site.get("/webhooks")).json()["items"]) == 1


async def test_a_removed_one_is_gone(site: Site) -> None:
    webhook = await made(site)
    gone = await site.http.delete(f"/webhooks/{webhook['id']}")
    assert (gone.status_code, gone.content) == (204, b"")
    assert (await site.get("/webhooks")).json()["items"] == []
    for path in (f"/webhooks/{webhook['id']}", "/webhooks/wh_none"):
        assert_problem(await site.http.delete(path), 404, "not_found")
    for path in ("test", "enable"):
        assert_problem(await site.post(f"/webhooks/{webhook['id']}/{path}"), 404, "not_found")
    assert_problem(await site.get("/webhooks/wh_none/deliveries"), 404, "not_found")


@pytest.mark.parametrize(
    ("body", "code", "status"),
    [
        ({"url": "nonsense"}, "egress_denied", 403),
        ({"url": URL, "event_types": []}, "input_invalid", 422),
        ({"url": URL, "event_types": ["no_such"]}, "input_invalid", 422),
        ({}, "request_invalid", 422),
        ({"url": URL, "secret": "mine"}, "request_invalid", 422),
    ],
)
async def test_what_cannot_be_one_is_refused(
    site: Site, body: dict[str, Any], code: str, status: int
) -> None:
    assert_problem(await site.post("/webhooks", body), status, code)
