# ruff: noqa: RUF001  # words of many languages
"""The rows that an answer before was about: "the average of those", "which of them", "the third".

A word that points back means the rows of the last answer that told several; a place counts through
them in the order in which they were shown. In English, German, French, Spanish, Italian, Portuguese
and Dutch.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from buddy.domain.bound_words import FILLER
from buddy.domain.cell_conditions import cell_conditions
from buddy.domain.ordinals import ordinal_in, without_ordinal
from buddy.domain.page_parts import counted_as_entries
from buddy.domain.regex import regex
from buddy.domain.stems import content_stems
from buddy.domain.table_bounds import bounded, without_bounds
from buddy.domain.table_count import HOW_MANY
from buddy.domain.table_said import in_words_of
from buddy.domain.table_scope import Scope
from buddy.domain.table_sheet import Sheet, TableAnswer
from buddy.domain.table_words import asks_for_figure, end_in

_LONGEST: Final = 200
_NOT_ROWS: Final = (
    r"\s+(?:pages?|sites?|results?|tables?|prices?|two|both|seiten?|tabellen?|ergebnisse\w?|preise"
    r"|liste|zwei|beiden?|deux|pages|r[ée]sultats|prix|tableaux?|p[áa]ginas?|precios?|resultados?"
    r"|tablas?|dos|pagine|prezzi|tabelle|risultati|due|tabelas?|preços?|pagina\S*|prijzen|tabel)"
    r"(?!\w)"
)
_TOLD: Final = (
    r"\s+(?:with\w*|under|over|above|below|between|at|of|that|which|who|whose|from|in|costing|having"
    r"|for|than|on|near|less|more|die|der|mit|ohne|unter|über|zwischen|qui|avec|sans|de|à|dont|que|con"
    r"|sin|che|senza|di|sotto|sopra|tra|com|sem|met|zonder|onder|boven)(?!\w)"
)
_OF: Final = (
    r"(?:(?:out of|of|among|from|von|unter|aus|de|parmi|entre|d['’]entre|di|tra|fra|dentre|van"
    r"|onder)\s+)?"
)
_THOSE: Final = regex(
    rf"(?<!\w){_OF}(?:(?:those|these|diese[nrm]?|es[oa]s|est[oa]s|aquell[oa]s|quest[ie]|quelli"
    r"|(?<=di )quelle|(?<=tra )quelle|(?<=fra )quelle"
    rf"|d?ess[ea]s|d?est[ea]s|deze|ces)(?:\s+ones)?(?!\w)(?!{_TOLD})(?!{_NOT_ROWS})"
    r"|(?:ceux|celles)-?(?:là|ci)(?!\w))"
    r"|(?<!\w)(?:(?:out of|of|among|from)\s+)?them(?!\w)(?!\s+(?:two|both))"
    r"|(?<!\w)(?:davon|darunter|von (?:denen|ihnen)|d['’]entre (?:eux|elles)|parmi (?:eux|elles)"
    r"|de ell[oa]s|entre ell[oa]s|(?:di|tra|fra) (?:loro|essi|esse)|del[ea]s|daarvan|ervan"
    r"|van (?:hen|die))(?!\w)",
    re.IGNORECASE,
)
_THEY: Final = regex(
    r"(?<!\w)(?:they|(?<=of )each(?=\W*$|\s+(?:cost|come|together|in total))|(?<=von )jedem(?=\W*$)"
    r"|(?<=de )cada un[oa](?=\W*$)|(?<=di )ciascun[oa](?=\W*$)|(?<=van )elk(?=\W*$)"
    r"|(?<=coûtent.)(?:ils|elles)|(?:ils|elles)(?= coûtent)|(?<=kosten )(?:sie|ze)"
    r"|(?:sie|ze)(?= kosten))(?!\w)",
    re.IGNORECASE,
)
"""Those as who does something; such a word is part of the question and stays in it."""
_ROW: Final = regex(
    r"(?<!\w)(?:rows?|lines?|entr(?:y|ies)|one|zeile|eintrag|ligne|entrée|fila|riga|linha|rij|product"
    r"|item|hotel|number|nummer|show|only|what|is|about)(?!\w)",
    re.IGNORECASE,
)


_CHOOSES: Final = regex(
    r"^\W*(?:(?:and|but|so|now|und|aber|et|mais|y|pero|e|ma|mas|en|maar)\s+)?(?:(?:which|what|who)"
    r"(?:\s+(?!of|is|was|does|did|do|about|if)[^\W\d_]+){0,2}\s+(?:are|have|has|cost|costs|were|can|allow\w*|with|under"
    r"|over)|show (?:me )?(?:only|just|the ones|those)|only (?:the )?(?:ones|those)|just the ones"
    r"|welche\w?\s(?:[^\W\d_]+\s)?(?:sind|haben|kosten)|lesquel(?:le)?s|quel(?:le)?s\s[^\W\d_]+\s(?:sont|ont"
    r"|coûtent)|cu[aá]les|qu[eé]\s[^\W\d_]+\s(?:son|tienen|cuestan)|quali|quais|welke)(?!\w)",
    re.IGNORECASE,
)
"""What asks for some of the rows, whether or not it was understood."""


_CONTINUES: Final = regex(
    r"^\W*(?:and|but|und|aber|et|mais|y|pero|e|ma|mas|en|maar)\s+"
    r"(?:are|have|cost|sind|haben|kosten|sont|ont|coûtent|son|tienen|cuestan|sono|hanno|costano|são"
    r"|têm|custam|zijn|hebben)\s+(?!(?:the|there|they|you|we|it|any|all|die|sie|es|wir|ihr|il|ils|elles"
    r"|los|las|er|ze)(?!\w))",
    re.IGNORECASE,
)
"""A verb of the rows before, without a word for them: "and are vegetarian"."""


_ADDS: Final = regex(
    r"^\W*(?:and|but|und|aber|et|mais|y|pero|e|ma|mas|en|maar)\s+(?:(?:also|only|with|auch|nur|mit|aussi"
    r"|avec|también|con|anche|também|com|ook|met)\s+)?[^\W\d_][^\s?]{0,30}(?:\s[^\s?]{1,30}){0,2}\s*$",
    re.IGNORECASE,
)
"""A few words more that ask nothing: "and vegetarian"."""


@dataclass(frozen=True, slots=True)
class Told:
    """Which rows the answers before have told."""

    group: tuple[int, ...]
    """Those that a pointing word means; all, where none were chosen."""
    shown: tuple[int, ...]
    """Those that a place counts through, in their order; none, where none were told."""


def points_back(text: str) -> bool:
    """Tell whether a message points at the rows of an answer before: "how many of those"."""
    return len(text) <= _LONGEST and _THOSE.search(text) is not None


def means_rows(text: str) -> bool:
    """Tell whether a question of a table is about the rows told before: "what do they cost?".

    "They" may be anyone in other messages, so it alone makes none a question of a table.
    """
    if len(text) > _LONGEST:
        return False
    on = _CONTINUES.match(text) is not None
    return on or points_back(text) or _THEY.search(text) is not None


def may_go_further(text: str) -> bool:
    """Tell whether a message may say one more thing of the rows before: "and vegetarian"."""
    return len(text) <= _LONGEST and _ADDS.match(text) is not None and not bounded(text)


def goes_further(text: str, before: str, group: Sequence[int], sheet: Sheet) -> bool:
    """Tell whether a message narrows the rows that the question before has chosen.

    What none of them has is said of the whole table: "and sold out" after those in stock.

    Args:
        text: "and vegetarian".
        before: "less than 600 calories"; a count, an end or a figure has chosen none.
        group: The rows of its answer.
        sheet: The table.
    """
    if not may_go_further(text) or end_in(text) is not None or asks_for_figure(text):
        return False
    rest = without_bounds(before)
    other = HOW_MANY.search(before) or asks_for_figure(rest) or end_in(rest) is not None
    if other or len(group) == len(sheet.rows):
        return False
    said = cell_conditions(in_words_of(text, sheet), sheet)
    return bool(said) and bool(frozenset(group).intersection(*(each.rows for each in said)))


def chooses_rows(text: str) -> bool:
    """Tell whether a message asks for some of the rows: "which ones have no changes?".

    The next message that says "those" means the rows of its answer, if there was one.
    """
    if len(text) > _LONGEST or points_back(text):
        return False
    return bounded(text) or _CHOOSES.match(text) is not None


def without_pointing(text: str) -> str:
    """Return a message without the words that point back: "which is the cheapest?"."""
    return " ".join(_THOSE.sub(" ", text).split()) if points_back(text) else text


def only_place(text: str) -> bool:
    """Tell whether a message asks for a row by its place and for nothing else: "the third one"."""
    if len(text) > _LONGEST or ordinal_in(counted_as_entries(text), 1) is None:
        return False
    if bounded(text) or asks_for_figure(text) or end_in(text) is not None:
        return False
    return not content_stems(
        FILLER.sub(" ", _ROW.sub(" ", without_ordinal(counted_as_entries(text))))
    )


def told_before(
    texts: Sequence[str], sheet: Sheet, ask: Callable[[str, Sheet], TableAnswer | None]
) -> Told:
    """Return which rows earlier questions have chosen, each asked again of the table.

    Args:
        texts: The questions, the first one first.
        sheet: The table.
        ask: Asks a table.
    """
    every = tuple(range(len(sheet.rows)))
    told, last = Told(every, ()), ""
    for text in texts:
        if only_place(text):
            continue
        back = means_rows(text) or goes_further(text, last, told.group, sheet)
        last = text
        scope = Scope(rows=told.group if back else every, said="")
        answer = scope.placed(ask(without_pointing(text), scope.of(sheet)))
        rows = () if answer is None else answer.rows
        if len(rows) > 1:
            told = Told(rows, rows)
        elif not back:
            told = replace(told, group=every)
    return told


def at_place(text: str, sheet: Sheet, shown: Sequence[int]) -> TableAnswer | None:
    """Return the row at a place in the order in which rows were shown; None: it asks for none.

    Args:
        text: "the third one", "row 2", "the last".
        sheet: The table.
        shown: Its rows as they were told last.
    """
    place = ordinal_in(counted_as_entries(text), len(shown)) if only_place(text) else None
    if place is None or len(shown) < 2:  # noqa: PLR2004  # one has no order
        return None
    if not 0 <= place < len(shown):
        return TableAnswer(text=f"There is no such one: {len(shown)} rows were told last.")
    row = shown[place]
    return TableAnswer(
        text=f"Number {place + 1} of the {len(shown)} rows as they were told last: "
        f"{sheet.whole((row,))}.",
        rows=(row,),
    )
