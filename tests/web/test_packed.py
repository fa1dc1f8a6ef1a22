"""Answers for a page come packed; other programs get them as they are."""

from __future__ import annotations

from web_site import Site

BROWSER = {"sec-fetch-mode": "cors", "accept-encoding": "gzip, br"}


async def test_a_page_gets_a_long_answer_packed(site: Site) -> None:
    for _ in range(3):
        await site.proposed()
    plain = await site.get("/missions", headers={"accept-encoding": "gzip"})
    assert "content-encoding" not in plain.headers
    packed = await site.get("/missions", headers=BROWSER)
    assert packed.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["vary"]
    assert "Accept" in [each.strip() for each in packed.headers["vary"].split(",")]
    assert int(packed.headers["content-length"]) < len(plain.content) / 3
    assert packed.json() == plain.json()


async def test_a_short_answer_and_a_refusal_go_as_they_are(site: Site) -> None:
    for path, status in (("/instance", 200), ("/missions/m_none", 404)):
        answer = await site.get(path, headers=BROWSER)
        assert answer.status_code == status
        assert "content-encoding" not in answer.headers


async def test_what_takes_no_packing_gets_none(site: Site) -> None:
    await site.proposed()
    answer = await site.get("/missions", headers=BROWSER | {"accept-encoding": "identity"})
    assert "content-encoding" not in answer.headers
    assert answer.headers["content-type"] == "application/json"
