"""Whether a verdict is about what was said last in words, and not about a result."""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.envelope import ResponseType
from buddy.domain.regex import regex
from buddy.domain.route import Route
from buddy.domain.session import Exchange, exchange_id
from buddy.ports.store import Queries
from buddy.services.chat.turn import Turn

_BACK: Final = 3
"""Messages before the verdict that are looked at."""
_SMALL_TALK: Final = frozenset({Route.FEEDBACK, Route.CHITCHAT})
_IN_WORDS: Final = frozenset({Route.FOLLOW_UP, Route.QUESTION, Route.CLARIFY, Route.STATUS})
_SHOWS: Final = regex(
    r"\b(?:show|display|see|print|result|everything|zeige?|ergebnis|alles|montre|affiche|résultat"
    r"|muestra|resultado|mostra|risultato|toon|resultaat|pokaż|wynik)\b",
    re.IGNORECASE,
)
"""A message that has the result itself shown: what is said then is about that."""
_OF_RESULT: Final = regex(
    r"\b(?:results?|search|pages?|mission|run|tool|extraction|research|list(?:ing)?|ergebnis\w*|suche"
    r"|seite|werkzeug|lauf|résultats?|recherche|outil|resultados?|búsqueda|herramienta|risultat[oi]"
    r"|ricerca|strumento|pesquisa|ferramenta|resultaat|zoekopdracht|wynik\w*|narzędzi\w*)\b",
    re.IGNORECASE,
)


async def answer_judged(turn: Turn, queries: Queries) -> Exchange | None:
    """Return the message whose answer a verdict is about; None: it is about a result.

    A bare "wrong" is about what was said last. Where that was an answer out of a result, or that
    something was not understood, the tool that made the result has done nothing wrong.
    """
    if _OF_RESULT.search(turn.text):
        return None
    for back in range(1, _BACK + 1):
        named = exchange_id(turn.session.record_id, turn.exchange.sequence - back)
        before = await queries.records.get(Exchange, turn.user_id, named)
        if before is None or before.answer is None:
            return None
        if before.answer.metadata.route not in _SMALL_TALK:
            return before if _is_in_words(before) else None
    return None


def _is_in_words(before: Exchange) -> bool:
    answer = before.answer
    if answer is None or _SHOWS.search(before.text):
        return False
    asks = answer.response_type is ResponseType.CLARIFICATION_REQUEST
    return asks or answer.metadata.route in _IN_WORDS
