"""Past objectives by their nearness, few and many."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from buddy.adapters.understanding.nearby import SHORTENED_FROM, Nearby, joined
from buddy.ports.understanding import FAR

WIDE, NARROW, SUBJECTS, STEP = 384, 256, 60, 700


def vectors(count: int, seed: int) -> list[bytes]:
    """Return objectives of some subjects: like each other within one, unlike between two."""
    random = np.random.default_rng(seed)
    centres = random.normal(size=(SUBJECTS, WIDE + NARROW))
    rows = centres[random.integers(SUBJECTS, size=count)] + random.normal(
        scale=random.uniform(0.3, 1.2, size=(count, 1)), size=(count, WIDE + NARROW)
    )
    return [joined(unit(row[:WIDE]), unit(row[WIDE:])) for row in rows]


def unit(row: npt.NDArray[np.float64]) -> npt.NDArray[np.float32]:
    return (row / np.linalg.norm(row)).astype(np.float32)


def cosines(rows: list[bytes], asked: bytes) -> npt.NDArray[np.float64]:
    many = np.array([np.frombuffer(row, np.int8) for row in rows], np.float64)
    one = np.frombuffer(asked, np.int8).astype(np.float64)
    return (many @ one) / (np.linalg.norm(many, axis=1) * np.linalg.norm(one))


def test_of_few_rows_exactly_those_that_are_near_are_found() -> None:
    rows = vectors(200, seed=1)
    nearby = Nearby()
    nearby.add(rows)
    for asked in vectors(10, seed=2):
        expected = {int(at) for at in np.flatnonzero(cosines(rows, asked) >= FAR)}
        assert {number for number, _ in nearby.to(asked, FAR)} == expected


def test_of_many_rows_all_are_found_that_weigh_anything() -> None:
    rows = vectors(SHORTENED_FROM + 1_200, seed=3)
    nearby = Nearby()
    for start in range(0, len(rows), STEP):
        nearby.add(rows[start : start + STEP])
    assert len(nearby) == len(rows)
    for asked in (*vectors(20, seed=3), *vectors(20, seed=4)):
        exact = cosines(rows, asked)
        found = dict(nearby.to(asked, FAR))
        assert all(
            cosine == pytest.approx(exact[number], abs=1e-3) for number, cosine in found.items()
        )
        assert min(found.values(), default=1.0) >= FAR - 1e-3
        missed = [at for at in np.flatnonzero(exact >= FAR + 0.05) if int(at) not in found]
        assert missed == []


def test_an_objective_unlike_all_before_is_found_again() -> None:
    """The directions were chosen without it: it lies across them."""
    nearby = Nearby()
    nearby.add(
        [joined(unit(np.eye(WIDE)[0]), unit(np.eye(NARROW)[n % 9])) for n in range(SHORTENED_FROM)]
    )
    stranger = vectors(1, seed=5)
    nearby.add(stranger)
    found = dict(nearby.to(stranger[0], FAR))
    assert found[SHORTENED_FROM] == pytest.approx(1.0, abs=1e-3)
