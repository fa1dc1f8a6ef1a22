"""Scopes: subdomains follow their domain, a block beats an allowance."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buddy.domain.scope import Scope, allows, problems

LABELS = st.text("abcxyz019", min_size=1, max_size=5)
DOMAINS = st.lists(LABELS, min_size=1, max_size=4).map(".".join)
SCOPES = st.builds(
    Scope,
    allowed_domains=st.none() | st.lists(DOMAINS, max_size=3).map(tuple),
    blocked_domains=st.lists(DOMAINS, max_size=3).map(tuple),
    max_pages=st.integers(1, 100),
    max_duration_seconds=st.floats(0.001, 3600),
)


def test_the_defaults_are_sound_and_any_public_site() -> None:
    scope = Scope()
    assert problems(scope) == ()
    assert (scope.allowed_domains, scope.max_pages, scope.max_duration_seconds) == (None, 5, 120.0)
    assert allows(scope, "example.org")


@settings(deadline=None)
@given(SCOPES)
def test_a_scope_reads_back_from_its_json(scope: Scope) -> None:
    assert Scope.from_json(scope.to_json()) == scope


@settings(deadline=None)
@given(DOMAINS, LABELS)
def test_a_domain_stands_for_its_subdomains_and_for_no_lookalike(domain: str, label: str) -> None:
    scope = Scope(allowed_domains=(domain,))
    assert allows(scope, domain)
    assert allows(scope, f"{label}.{domain}")
    assert not allows(scope, f"{label}{domain}")
    assert not allows(scope, f"{domain}.{label}") or f"{domain}.{label}".endswith(f".{domain}")


@settings(deadline=None)
@given(SCOPES, DOMAINS)
def test_a_block_beats_an_allowance(scope: Scope, host: str) -> None:
    blocked = Scope(
        allowed_domains=scope.allowed_domains, blocked_domains=(*scope.blocked_domains, host)
    )
    assert not allows(blocked, host)
    assert not allows(blocked, f"www.{host}")


@settings(deadline=None)
@given(SCOPES, DOMAINS)
def test_more_blocks_never_allow_more(scope: Scope, host: str) -> None:
    unblocked = Scope(allowed_domains=scope.allowed_domains)
    assert allows(unblocked, host) or not allows(scope, host)


@given(DOMAINS)
def test_an_empty_list_allows_nothing(host: str) -> None:
    assert not allows(Scope(allowed_domains=()), host)


@settings(deadline=None)
@given(DOMAINS, DOMAINS)
def test_letter_case_and_a_final_dot_do_not_matter(domain: str, host: str) -> None:
    plain = Scope(allowed_domains=(domain,))
    shouted = Scope(allowed_domains=(f"{domain.upper()}.",))
    assert allows(plain, host) == allows(shouted, f"{host.upper()}.")


@pytest.mark.parametrize("pages", [0, -1, 101])
def test_pages_are_bounded(pages: int) -> None:
    assert problems(Scope(max_pages=pages)) == (f"scope.max_pages is {pages}; it must be 1 to 100",)


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0.0, "0"), (-1.0, "-1"), (3600.5, "3600.5"), (float("nan"), "nan")]
)
def test_seconds_are_bounded(seconds: float, shown: str) -> None:
    assert problems(Scope(max_duration_seconds=seconds)) == (
        f"scope.max_duration_seconds is {shown}; it must be above 0 and at most 3600",
    )


@pytest.mark.parametrize(
    "domain",
    ["", "https://example.org", "example.org/path", "me@example.org", "a b", "example.org:80", "?"],
)
@pytest.mark.parametrize("name", ["allowed_domains", "blocked_domains"])
def test_only_bare_domains(name: str, domain: str) -> None:
    parts: dict[str, Any] = {name: ("fine.example", domain)}
    (problem,) = problems(replace(Scope(), **parts))
    assert problem == f"scope.{name} holds {domain!r}; write a bare domain such as example.org"


def test_all_problems_are_named_at_once() -> None:
    scope = Scope(max_pages=0, max_duration_seconds=0, allowed_domains=("",), blocked_domains=("",))
    assert len(problems(scope)) == 4


@pytest.mark.parametrize("domain", ["*.example.org", "."])
def test_a_block_that_can_match_nothing_is_a_problem(domain: str) -> None:
    scope = Scope(blocked_domains=(domain,))
    hosts = ("example.org", "www.example.org", "other.example")
    assert problems(scope) or not all(allows(scope, host) for host in hosts)
