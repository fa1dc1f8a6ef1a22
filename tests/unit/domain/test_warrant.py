"""A warrant covers exactly what was approved; whatever differs in anything is a deviation."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.ids import ToolName
from buddy.domain.json_value import canonical_json, digest
from buddy.domain.run import HAPPENED, RETRY, Deviation, Difference, PermittedCall
from buddy.domain.scope import Scope
from buddy.domain.warrant import (
    NOT_TO_BE_GRANTED,
    Act,
    Call,
    Contact,
    Step,
    Warrant,
    check,
    widened,
)
from buddy.testing.factories import DAY_SECONDS, at, make_terms, make_warrant

NOW, LATE = at(20), at(10 + DAY_SECONDS)
TOOLS = st.sampled_from([ToolName(n) for n in ("web_search", "web_extract", "send_money", "")])
LEAVES = st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from([0.0, 1.0, -1.5])
TEXTS = st.text(max_size=4) | st.sampled_from(["a", "A", "1", "true", "GB29", "GB29 "])
JSON = st.recursive(
    LEAVES | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
INPUTS = st.dictionaries(TEXTS, JSON, max_size=4)
LABELS = st.text(alphabet="abü-0", min_size=1, max_size=4)
HOSTS = st.lists(LABELS, min_size=1, max_size=4).map(".".join)
DOMAINS = st.lists(HOSTS, max_size=3).map(tuple)
SCOPES = st.builds(
    Scope,
    allowed_domains=st.none() | DOMAINS,
    blocked_domains=DOMAINS,
    max_pages=st.integers(1, 4),
)


def covered(warrant: Warrant | None, act: Act) -> bool:
    return check(warrant, act, NOW) is None


def bound(tool: ToolName, tool_input: dict[str, Any], **parts: Any) -> Warrant:
    return make_warrant(make_terms(tool=tool, tool_input=tool_input), **parts)


@given(TOOLS, INPUTS, TOOLS, INPUTS)
def test_exactly_the_approved_call_is_covered(
    tool: ToolName, given_input: dict[str, Any], other: ToolName, other_input: dict[str, Any]
) -> None:
    warrant = bound(tool, given_input)
    same = tool == other and canonical_json(given_input) == canonical_json(other_input)
    assert covered(warrant, Call(tool=other, tool_input=other_input)) == same
    again = json.loads(json.dumps(dict(reversed(given_input.items()))))
    assert covered(warrant, Call(tool=tool, tool_input=again)), "the order of keys is no difference"


@given(INPUTS, st.data())
def test_a_changed_value_is_named_with_old_and_new(
    tool_input: dict[str, Any], data: st.DataObject
) -> None:
    terms = make_terms(tool_input=tool_input)
    key, value = data.draw(TEXTS), data.draw(JSON)
    changed = {**tool_input, key: value}
    deviation = check(
        make_warrant(terms), Call(tool=ToolName("web_search"), tool_input=changed), NOW, terms
    )
    if key in tool_input and canonical_json(tool_input[key]) == canonical_json(value):
        assert deviation is None
        return
    assert deviation is not None
    assert deviation.kind == "input"
    assert deviation.differences == (
        Difference(field=f"tool_input.{key}", old=tool_input.get(key), new=value),
    )
    assert deviation.call is not None
    assert deviation.call.input_digest == digest(changed)
    assert Deviation.from_json(json.loads(json.dumps(dict(deviation.to_json())))) == deviation


def test_another_tool_is_shown_with_its_input() -> None:
    terms = make_terms()
    call = Call(tool=ToolName("send_money"), tool_input={"to": "GB29", "count": 5})
    deviation = check(make_warrant(terms), call, NOW, terms)
    assert deviation is not None
    assert (deviation.kind, deviation.approved, deviation.needed) == (
        "tool",
        "web_search",
        "send_money",
    )
    assert [(d.field, d.old, d.new) for d in deviation.differences] == [
        ("tool", "web_search", "send_money"),
        ("tool_input.query", "Tate Modern opening hours", None),
        ("tool_input.to", None, "GB29"),
    ]


def test_terms_that_are_not_the_warrants_show_digests_only() -> None:
    forged = make_terms(objective="Another", tool_input={"query": "shown"})
    call = Call(tool=ToolName("web_search"), tool_input={"query": "shown"})
    deviation = check(make_warrant(), call, NOW, forged)
    assert deviation is not None
    assert [d.field for d in deviation.differences] == ["input_digest"]


@given(SCOPES, HOSTS, st.integers(1, 5))
def test_a_host_is_covered_inside_the_scope_only(scope: Scope, host: str, page: int) -> None:
    def within(domains: tuple[str, ...]) -> bool:
        labels = host.strip(".").split(".")
        tails = {".".join(labels[i:]) for i in range(len(labels))}
        return any(domain.strip(".") in tails for domain in domains)

    warrant = make_warrant(scope=scope)
    deviation = check(warrant, Contact(host=host, page=page), NOW)
    if within(scope.blocked_domains):
        assert deviation is not None
        assert deviation.kind == "blocked_domain"
        assert deviation.kind in NOT_TO_BE_GRANTED
    elif scope.allowed_domains is not None and not within(scope.allowed_domains):
        assert deviation is not None
        assert deviation.kind == "domain"
        assert covered(widened(warrant, warrant, deviation, None), Contact(host=host))
    else:
        assert (deviation is None) == (page <= scope.max_pages)


@pytest.mark.parametrize(
    ("domain", "host", "inside"),
    [
        ("example.org", "example.org", True),
        ("example.org", "www.example.org", True),
        ("EXAMPLE.org.", "www.example.org", True),
        ("example.org", "example.org.", True),
        ("bücher.example", "xn--bcher-kva.example", True),
        ("xn--bcher-kva.example", "xn--bcher-kva.example", True),
        ("example.org", "example.org.evil.test", False),
        ("example.org", "notexample.org", False),
        ("example.org", "org", False),
        ("example.org", "xn--exmple-cua.org", False),
        ("example.org", "xn--\udcff.org", False),
    ],
)
def test_a_domain_covers_itself_and_what_lies_below(domain: str, host: str, inside: bool) -> None:
    warrant = make_warrant(scope=Scope(allowed_domains=(domain,)))
    assert covered(warrant, Contact(host=host)) is inside


@given(st.sampled_from(["Step", "Call", "Contact"]), st.integers(1, 9))
def test_nothing_is_covered_without_an_approval(kind: str, revision: int) -> None:
    terms = make_terms()
    acts: dict[str, Act] = {
        "Step": Step(revision=revision, content_hash="x"),
        "Call": Call(tool=ToolName("web_search"), tool_input=terms.tool_input),
        "Contact": Contact(host="example.org"),
    }
    deviation = check(None, acts[kind], NOW, terms)
    assert deviation is not None
    assert deviation.kind in NOT_TO_BE_GRANTED


@pytest.mark.parametrize(
    "act",
    [
        Call(tool=ToolName("web_search"), tool_input=make_terms().tool_input),
        Contact(host="example.org"),
        Step(revision=1, content_hash=make_warrant().content_hash, begins=True),
    ],
)
def test_at_its_end_a_warrant_covers_nothing_that_begins(act: Act) -> None:
    warrant = make_warrant()
    assert check(warrant, act, at(9 + DAY_SECONDS)) is None
    deviation = check(warrant, act, LATE)
    assert deviation is not None
    assert deviation.kind == "expiry"
    assert deviation.message == f"the approval lapsed at {LATE}; approve it again"


def test_a_run_that_has_begun_may_end_after_the_warrant() -> None:
    warrant = make_warrant()
    step = Step(revision=1, content_hash=warrant.content_hash)
    assert check(warrant, step, LATE) is None


@given(st.integers(1, 3), st.integers(1, 3), st.booleans())
def test_a_step_goes_on_under_the_very_revision(mine: int, stands: int, same: bool) -> None:
    warrant = make_warrant(revision=mine)
    step = Step(revision=stands, content_hash=warrant.content_hash if same else "other")
    assert covered(warrant, step) == (mine == stands and same)


def test_an_old_warrant_that_names_no_input_and_no_scope_covers_neither() -> None:
    old = make_warrant(input_digest="", scope=Warrant.__dataclass_fields__["scope"].default)
    assert not covered(old, Call(tool=ToolName("web_search"), tool_input=make_terms().tool_input))
    assert not covered(old, Call(tool=ToolName("web_search"), tool_input={}))
    assert not covered(old, Contact(host="example.org"))


class TestWidened:
    def test_an_allowed_call_is_that_call_and_no_other_of_the_tool(self) -> None:
        warrant, other = make_warrant(), {"query": "another"}
        call = Call(tool=ToolName("web_search"), tool_input=other)
        deviation = check(warrant, call, NOW)
        assert deviation is not None
        wider = widened(warrant, warrant, deviation, None)
        assert covered(wider, call)
        first = Call(tool=ToolName("web_search"), tool_input=make_terms().tool_input)
        assert covered(wider, first), "what was approved first stays approved"
        third = Call(tool=ToolName("web_search"), tool_input={"query": "third"})
        assert not covered(wider, third)
        assert widened(wider, wider, deviation, None) == wider

    def test_what_was_granted_before_is_kept_and_the_time_is_new(self) -> None:
        granted = (PermittedCall(tool=ToolName("calculate"), input_digest="d"),)
        before = make_warrant(
            granted_calls=granted, scope=Scope(allowed_domains=("example.org",)), attempts=2
        )
        fresh = make_warrant(expires_at=at(99 + DAY_SECONDS), approved_by="another")
        lapsed = check(before, Contact(host="example.org"), LATE)
        assert lapsed is not None
        wider = widened(fresh, before, lapsed, None)
        assert wider == replace(before, expires_at=fresh.expires_at, approved_by=fresh.approved_by)
        assert check(wider, Contact(host="example.org"), LATE) is None

    @pytest.mark.parametrize(("choice", "attempts"), [(RETRY, 2), (HAPPENED, 1), (None, 1)])
    def test_only_to_call_again_takes_another_attempt(
        self, choice: str | None, attempts: int
    ) -> None:
        doubt = Deviation(
            kind="outcome_unknown", approved="a", needed="a", message="", choices=(HAPPENED, RETRY)
        )
        warrant = make_warrant()
        assert widened(warrant, warrant, doubt, choice).attempts == attempts

    def test_a_second_call_needs_a_second_attempt(self) -> None:
        warrant = make_warrant()
        call = Call(tool=ToolName("web_search"), tool_input=make_terms().tool_input, attempt=2)
        deviation = check(warrant, call, NOW)
        assert deviation is not None
        assert deviation.kind == "attempts"
        assert covered(widened(warrant, warrant, deviation, None), call)

    def test_more_pages_are_as_many_as_were_shown(self) -> None:
        warrant = make_warrant(scope=Scope(max_pages=2))
        deviation = check(warrant, Contact(host="example.org", page=3), NOW)
        assert deviation is not None
        wider = widened(warrant, warrant, deviation, None)
        assert covered(wider, Contact(host="example.org", page=3))
        assert not covered(wider, Contact(host="example.org", page=4))


def test_a_tool_that_its_server_changed_is_another_one_until_somebody_says_yes() -> None:
    tool, given_input = ToolName("files.read"), {"path": "a"}
    warrant = bound(tool, given_input, spec_digest="as approved")
    assert covered(warrant, Call(tool=tool, tool_input=given_input, spec_digest="as approved"))
    changed = Call(tool=tool, tool_input=given_input, spec_digest="as it is now")
    deviation = check(warrant, changed, NOW)
    assert deviation is not None
    assert deviation.kind == "tool_changed"
    assert Difference(field="tool.digest", old="as approved", new="as it is now") in (
        deviation.differences
    )
    again = widened(warrant, warrant, Deviation.from_json(deviation.to_json()), None)
    assert covered(again, changed)
    assert not covered(again, replace(changed, spec_digest="changed once more"))
