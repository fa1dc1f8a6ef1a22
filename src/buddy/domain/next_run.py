# ruff: noqa: RUF001  # words of many languages
"""Questions when a schedule fires next, with the words that name one.

"When does the shop one run next?" names the shop.

In English, German, French, Spanish, Italian, Portuguese, Dutch, Polish and Japanese. Every word
has to be one of such a question; what is left is a name, which whoever knows the schedules has to
find among their words.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.plain_decision import words_of
from buddy.domain.regex import regex

_LONGEST: Final = 100
_MOST_NAMES: Final = 4
_WHEN: Final = regex(
    r"(?<!\w)(?:when(?:['’]?s)?|wen|wehn|whn|wann|wan|quand|cu[aá]ndo|quando|quand['’]|wanneer|kiedy"
    r"|(?:at |um |à |a )?(?:what|which|welcher|quelle|qu[eé]|che|que|welke) "
    r"(?:time|uhrzeit|heure|hora|ora|horas)"
    r"|um wie ?viel uhr|hoe laat|o której)(?!\w)",
    re.IGNORECASE,
)
_NEXT: Final = words_of(
    "next nxt nex nextt nächste nächsten nächster nächstes naechste naechsten prochain prochaine "
    "próximo próxima proximo proxima prossimo prossima volgende eerstvolgende następny następna "
    "następnym następne"
)
_RUNS: Final = words_of(
    "run runs running fire fires firing start starts happen happens due execute executes scheduled "
    "läuft laeuft laufen startet kommt lauf dran tourne exécute exécution part lance lancé toca "
    "ejecuta ejecución corre gira parte esegue esecuzione roda executa execução loopt draait "
    "uitvoering uitgevoerd uruchomi uruchomienie"
)
_OTHERS: Final = words_of(
    "does do did will is be it that this the one ones again time times to go going gonna s its for "
    "of then and so but please hey buddy my our schedule schedules mission job check "
    "mal mit das es der die den dem ist als wieder von vom für und denn eigentlich bitte zeitplan "
    "fois est ce que qu elle il celle celui c sera la le les l de du des pour et planification "
    "vez veces es será el lo los las se va que ser a una programación "
    "volta è e sarà quella quello di del della il programmazione "
    "é será vez o os as do da dos em uma agendamento agora "
    "keer is het die van weer en dan gaat planning "
    "razem raz będzie jest to"
)
_JAPANESE: Final = regex(
    r"(?:次|次回|今度).{0,8}(?:いつ|何時)|いつ.{0,6}(?:実行|動|走)|何時.{0,6}(?:実行|動)"
)


def next_run_in(text: str) -> frozenset[str] | None:
    """Return the words that name the schedule of a question when it fires next.

    Empty: the question names none. None: it is no such question.
    """
    said = " ".join(text.split())
    if len(said) > _LONGEST:
        return None
    if _JAPANESE.search(said):
        return frozenset()
    if _WHEN.search(said) is None:
        return None
    words = words_of(re.sub(r"['’]", " ", _WHEN.sub(" ", said)))
    if words.isdisjoint(_NEXT | _RUNS):
        return None
    names = words - _NEXT - _RUNS - _OTHERS
    return names if len(names) <= _MOST_NAMES else None
