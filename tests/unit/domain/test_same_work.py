"""Words that stand for work that was spoken of."""

from __future__ import annotations

import pytest

from buddy.domain.same_work import only_refers


@pytest.mark.parametrize(
    "work",
    [
        *("", "do it", "run that", "it again", "mach das", "mach's bitte", "führ das aus"),
        *("fais ça", "fais-le", "hazlo", "hazlo por favor", "repite eso", "fallo", "faz isso"),
        *("doe dit", "no", "doch lieber", "yes"),
    ],
)
def test_it_says_no_work_of_its_own(work: str) -> None:
    assert only_refers(work)


@pytest.mark.parametrize(
    "work",
    ["search for tea", "check a.example", "do the dishes", "mach Kaffee", "hazlo de la tarde"],
)
def test_it_is_work(work: str) -> None:
    assert not only_refers(work)
