"""What a yes to a plan covers, and what it does not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from buddy.domain.goal_cover import beyond_plan
from buddy.domain.goal_plan import Feed, Take
from buddy.domain.ids import ArtifactId, ToolName
from buddy.domain.money import Money
from buddy.domain.origin import InputOrigin, plain
from buddy.domain.proposal import Terms
from buddy.domain.scope import Scope
from buddy.testing.goals import make_part

SOURCE = ArtifactId("a_1")
URLS = Feed(argument="urls", parts=("search",), take=Take.ADDRESSES, most=2)
PART = make_part(
    "extract",
    tool=ToolName("web_extract"),
    tool_input={"what": "price"},
    feeds=(URLS,),
    depends_on=("search",),
    scope=Scope(allowed_domains=("shop.example",)),
    spec_digest="d",
)
ORIGIN = InputOrigin(argument="urls", origin="artifact:a_1", text="from a search")
TERMS = Terms(
    objective=PART.objective,
    tool=PART.tool,
    tool_input={"what": "price", "urls": ["https://shop.example/"]},
    scope=PART.scope,
    cap_usd=PART.cap,
    input_origins=(ORIGIN, plain("what", "person")),
)


def test_what_the_plan_says_is_covered() -> None:
    assert beyond_plan(PART, TERMS, "d", {SOURCE}) == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"tool": ToolName("web_navigate")}, "the plan has web_extract do it, not web_navigate"),
        ({"objective": "steal"}, "its objective is another"),
        ({"scope": Scope(allowed_domains=("far.example",))}, "it reaches far.example"),
        ({"scope": Scope()}, "it reaches any site"),
        ({"cap_usd": Money(2_000_000)}, "its cap is $2.00, and the plan gives it $1.00"),
        ({"tool_input": {"what": "secrets", "urls": []}}, "what is not what the plan says"),
        ({"tool_input": {"what": "price", "url": "https://x.example"}}, "url is not in the plan"),
        (
            {"input_origins": (replace(ORIGIN, origin="artifact:a_other"),)},
            "urls is from a search",
        ),
        ({"input_origins": (replace(ORIGIN, argument="what"),)}, "what is from a search"),
    ],
)
def test_what_goes_beyond_it_is_said(change: dict[str, Any], said: str) -> None:
    found = beyond_plan(PART, replace(TERMS, **change), "d", {SOURCE})
    assert any(each.startswith(said) for each in found), found


def test_a_tool_that_its_server_changed_is_another_tool() -> None:
    assert "has changed its description" in beyond_plan(PART, TERMS, "other", {SOURCE})[0]
