"""The API describes itself: every route, every answer."""

import pytest
from fastapi.routing import APIRoute
from web_site import Site

NAMED_BY_THE_SPECIFICATION = {
    ("post", "/missions/create"),
    ("get", "/missions"),
    ("get", "/missions/{mission_id}"),
    ("put", "/missions/{mission_id}/update"),
    ("post", "/missions/{mission_id}/approve"),
    ("post", "/missions/{mission_id}/reject"),
    ("post", "/missions/{mission_id}/cancel"),
    ("post", "/missions/{mission_id}/execute"),
    ("get", "/missions/{mission_id}/progress"),
    ("get", "/missions/{mission_id}/events"),
    ("get", "/missions/{mission_id}/artifacts"),
    ("get", "/artifacts/{artifact_id}"),
    ("get", "/artifacts/{artifact_id}/preview"),
    ("get", "/tools"),
    ("post", "/tools/{name}/enable"),
    ("post", "/tools/{name}/disable"),
    ("get", "/api/analytics/all"),
    ("get", "/healthz"),
    ("get", "/readyz"),
    ("get", "/events/stream"),
}


async def test_it_names_every_route(site: Site) -> None:
    document = (await site.get("/openapi.json")).json()
    assert document["openapi"].startswith("3.1")
    described = {(method, path) for path, item in document["paths"].items() for method in item}
    assert described >= NAMED_BY_THE_SPECIFICATION
    served = {
        (method.lower(), route.path)
        for route in site.app.routes
        if isinstance(route, APIRoute) and route.include_in_schema
        for method in route.methods or ()
    }
    assert served <= described


async def test_every_operation_has_a_name_a_sentence_and_an_answer(site: Site) -> None:
    document = (await site.get("/openapi.json")).json()
    ids: list[str] = []
    for path, item in document["paths"].items():
        for method, operation in item.items():
            ids.append(operation["operationId"])
            assert operation.get("description") or operation.get("summary"), (method, path)
            assert any(code.startswith("2") for code in operation["responses"]), (method, path)
    assert len(ids) == len(set(ids))


async def test_every_reference_leads_somewhere(site: Site) -> None:
    document = (await site.get("/openapi.json")).json()
    schemas = document["components"]["schemas"]

    def references(value: object) -> list[str]:
        if isinstance(value, dict):
            own = [value["$ref"]] if isinstance(value.get("$ref"), str) else []
            return own + [r for v in value.values() for r in references(v)]
        return [r for v in value for r in references(v)] if isinstance(value, list) else []

    for reference in references(document):
        assert reference.removeprefix("#/components/schemas/") in schemas


@pytest.mark.parametrize("path", ["/docs", "/docs/start.js", "/docs/files/swagger-ui.css"])
async def test_the_documentation_needs_no_network(site: Site, path: str) -> None:
    answer = await site.get(path)
    assert answer.status_code == 200
    assert "//cdn" not in answer.text
    assert "//fonts" not in answer.text


@pytest.mark.parametrize("path", ["/", "/api/whiteboard"])
async def test_the_page_is_served_or_says_how_to_build_it(site: Site, path: str) -> None:
    answer = await site.get(path)
    assert answer.status_code in {200, 503}
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.status_code == 200 or "make dashboard" in answer.text
