"""FastAPI hands every plain function of a request to a thread, and the request waits for it."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from buddy.testing.app import memory_buddy
from buddy.web.app import create_app


def plain(dependant: Dependant) -> Iterator[str]:
    call = dependant.call
    # A class is called where the request is, its `__init__` awaits nothing and takes no time.
    if call is not None and not inspect.isclass(call) and not inspect.iscoroutinefunction(call):
        yield getattr(call, "__qualname__", repr(call))
    for inner in dependant.dependencies:
        yield from plain(inner)


def all_routes(router: Any) -> Iterator[APIRoute]:
    for route in router.routes:
        if isinstance(route, APIRoute):
            yield route
        elif hasattr(route, "original_router"):
            yield from all_routes(route.original_router)


def test_routes_and_what_they_depend_on_are_async() -> None:
    routes = list(all_routes(create_app(memory_buddy())))
    assert len(routes) > 20
    assert {name for route in routes for name in plain(route.dependant)} == set()
