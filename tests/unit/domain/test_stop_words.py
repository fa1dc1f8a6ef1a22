"""Words of other languages that stop or cancel, and name nothing."""

from __future__ import annotations

import re

import pytest

from buddy.domain.assent import declines, stops
from buddy.domain.stop_words import STOP_WORDS

PLAIN = """
cancélalo|cancelalo|anúlalo|páralo|detenlo|cancela eso|cancela-o|cancela isso|pare com isso|annulla
annullalo|fermalo|annulla questo|annullare|annule-le|annulez-la|annule ça|arrête-le|storniere das
storniers|stornier es|beende das|stoppe das|brich das ab|annuleer het|annuleren|stop dat|anuluj to
zatrzymaj to|przerwij|odwołaj to
"""
MORE = """
cancela la cita del dentista|annule le rendez-vous|storniere das Hotel|stornierte Flüge suchen
anuluj wizytę|annulla la prenotazione|lösch das|usuń to|no lo canceles|annule pas|stoppe das nicht
para leer la página|beende den Satz|annuleer de afspraak|cancelas muchas citas
"""


@pytest.mark.parametrize("text", PLAIN.replace("\n", "|").strip("|").split("|"))
def test_a_stop_that_names_nothing(text: str) -> None:
    assert re.fullmatch(STOP_WORDS, text)
    assert stops(text)
    assert declines(text)


@pytest.mark.parametrize("text", MORE.replace("\n", "|").strip("|").split("|"))
def test_what_says_more_is_none(text: str) -> None:
    assert not stops(text)
    assert not declines(text)
