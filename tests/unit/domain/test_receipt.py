"""The receipt: each call with its correction, credits by service, and lines of older ledgers."""

from __future__ import annotations

from typing import Any

from buddy.domain.budget import LedgerEntry
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import Money
from buddy.domain.receipt import receipt_of
from buddy.testing.factories import at, make_mission

MISSION = make_mission(1, status=MissionStatus.AWAITING_APPROVAL)


def line(kind: Any, micros: int, about: str | None = None, second: float = 0.0) -> LedgerEntry:
    return LedgerEntry(run_id="r_1", kind=kind, amount=Money(micros), at=at(second), about=about)


def calls(*lines: LedgerEntry) -> list[tuple[str, int, int]]:
    found = receipt_of(MISSION, (), lines)
    assert found.spent_usd.micros == sum(call.actual_usd.micros for call in found.calls)
    return [(c.name, c.counted_usd.micros, c.actual_usd.micros) for c in found.calls]


def test_each_call_carries_its_own_correction() -> None:
    assert calls(
        line("reserve", 9),
        line("meter", 3, "a"),
        line("meter", 4, "b"),
        line("adjust", 2, "b"),
        line("adjust", -1, "a"),
    ) == [("a", 3, 2), ("b", 4, 6)]


def test_a_call_that_was_made_again_is_two_and_the_later_one_has_answered() -> None:
    told = calls(line("meter", 3, "a"), line("meter", 3, "a"), line("adjust", -2, "a"))
    assert told == [("a", 3, 3), ("a", 3, 1)]


def test_lines_without_a_name_are_the_tools_own() -> None:
    assert calls(line("meter", 3), line("adjust", 1), line("adjust", 5, "b")) == [
        ("web_search", 3, 4),
        ("b", 0, 5),
    ]


def test_credits_add_up_by_service() -> None:
    found = receipt_of(
        MISSION,
        (),
        (
            line("credits", 2, "credits serp 2026-03"),
            line("credits", 3, "credits serp 2026-04"),
            line("credits", 1, "credits maps 2026-03"),
            line("credits", 7),
        ),
    )
    assert [(used.service, used.amount) for used in found.credits] == [
        ("a metered service", 7),
        ("maps", 1),
        ("serp", 5),
    ]
    assert found.calls == ()


def test_what_was_set_aside_and_given_back() -> None:
    found = receipt_of(MISSION, (), (line("reserve", 5), line("reserve", 2), line("release", 4)))
    assert (found.reserved_usd, found.released_usd) == (Money(7), Money(4))
    assert (found.elapsed_seconds, found.approvals) == (None, ())
