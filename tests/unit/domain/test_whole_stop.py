"""A stop of a whole kind of things."""

from __future__ import annotations

import pytest

from buddy.domain.whole_stop import Sweep, sweep_in


@pytest.mark.parametrize(
    "text",
    [
        *("stop all schedules", "please cancel all my schedules", "end every schedule now"),
        *(
            "delete all scheduled missions",
            "stoppe alle Zeitpläne",
            "lösche alle meine Erinnerungen",
        ),
        *("alle Zeitpläne beenden", "brich alle Zeitpläne ab", "arrête tous les plannings"),
        *("supprime toutes mes planifications", "cancela todas las programaciones"),
        *("elimina todos mis recordatorios", "ferma tutte le pianificazioni"),
        *("annulla tutti i programmi", "cancele todos os agendamentos"),
        *("apague todos os meus lembretes", "stop alle planningen", "verwijder al mijn schema's"),
    ],
)
def test_all_schedules(text: str) -> None:
    assert sweep_in(text) is Sweep.SCHEDULES


@pytest.mark.parametrize(
    "text",
    [
        *("reject all", "please reject everything", "decline all of them", "reject all proposals"),
        *("lehne alles ab", "alles ablehnen", "rejette tout", "rechaza todo", "rifiuta tutto"),
        *("rejeita tudo", "wijs alles af", "rechaza todas las propuestas"),
    ],
)
def test_all_that_waits(text: str) -> None:
    assert sweep_in(text) is Sweep.WAITING


@pytest.mark.parametrize("text", ["cancel everything", "stop all", "brich alles ab", "annule tout"])
def test_all_that_is_open(text: str) -> None:
    assert sweep_in(text) is Sweep.OPEN


@pytest.mark.parametrize(
    "text",
    [
        *(
            "stop the schedule",
            "reject it",
            "which schedules do I have?",
            "don't stop all schedules",
        ),
        *("reject all offers above $5", "list all schedules", "stop all schedules of trains", ""),
    ],
)
def test_no_whole(text: str) -> None:
    assert sweep_in(text) is None
