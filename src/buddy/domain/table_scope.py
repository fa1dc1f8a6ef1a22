# ruff: noqa: RUF001  # words of many languages
"""The rows of a table that a question is about: those with a word, those without another.

"Cheapest Kestrel" asks of the rows with Kestrel, "average without Cargo Mule" of all but one. A
word that is neither of the table nor of the asking leaves the question not understood: an answer
over all rows would be a sure-sounding false one. In English, German, French, Spanish, Italian,
Portuguese and Dutch.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from buddy.domain.bound_words import FILLER
from buddy.domain.cell_value import Figures
from buddy.domain.limit_words import COUNTED
from buddy.domain.regex import regex
from buddy.domain.stems import content_stems
from buddy.domain.table_count import BUT
from buddy.domain.table_measures import PRICES, TIMES
from buddy.domain.table_sheet import Sheet, TableAnswer
from buddy.domain.table_words import FIGURE_WORDS, asks_for_end, without_ends

_WORD: Final = regex(r"[^\W_]+(?:['’-][^\W_]+)*")
_OUT: Final = regex(
    rf"(?<!\w)(?:{BUT}|except|not|nicht|keine?[rnms]?|pas|non|não|niet|geen"
    r"|no(?=\s+(?:es|son|tienen?)\s))(?!\w)",
    re.IGNORECASE,
)
_BETWEEN: Final = frozenset(
    (  # noqa: SIM905  # a list of them reads worse
        "es son tiene tienen è é são sono est is are ist sind"
        " the a an of from by with in any those ones der die das den dem des ein eine einen von vom"
        " mit le la les l un une de du d des el los las uno una del il lo gli i dello della delle"
        " dei degli o os as um uma do da dos het een van bitte please"
    ).split()
)
_AND: Final = frozenset(("and", "or", "und", "oder", "et", "ou", "y", "o", "e", "en", "of", "nor"))
_ASKED: Final = regex(
    r"(?:vom|zum|zur|beim|whats|who|whos|whose|wh?ich|one|ones|most|least|more|less|than|get|got|give|tell|take|takes|took"
    r"|need|needs|be|been|buy|come|comes|go|goes|run|all|each|every(?:thing|one|body)?|overall|total|per|half|cent"
    r"|model|models|product|offer|offers|option|options|choice|article|items?|things?|stuff|kind"
    r"|person|people|employees?|members?|guys?|man|woman|team|staff|part|thing|so|then|well|hey|hi"
    r"|still|right|currently|here|page|site|website|table|list|column|row|rows|data|result|results"
    r"|among|amongst|out|up|if|left|ever|really|actually|exactly|roughly|about|combined|together"
    r"|modell\w*|produkt\w*|angebot\w*|ding\w*|person\w*|mitarbeiter\w*|leute|stück|dort|davon|denn|dabei|erbij"
    r"|mal|doch|eigentlich|insgesamt|zusammen|unter|allen|ist|sind|am|wer|welche[rsmn]?|wieviel"
    r"|modèles?|personnes?|gens|produits?|celui|celle|ceux|lequel|laquelle|est|quels?|quelles?|là"
    r"|tous|toutes?|modelos?|personas?|producto|gente|ese|esa|aquí|todo|toda|cuál|cuáles|modell[oi]"
    r"|person[ae]|prodott[oi]|quell[oiae]|quale|lì|tutt[oiae]|fra|tra|pessoas?|produto|aquele"
    r"|modellen|personen|mensen|producten?|daar|dit|deze|welk|alles|geld|money|bucks|amount"
    r"|\d+(?:[.,]\d+)*|[ivx]+|cost\w*|expens\w*|cheap\w*|difference|earns?|earned|makes?|made"
    r"|paid|pays?|verdien\w*|gagne\w*|gan[ao]n?|guadagn\w*|ganh\w*|charges?|rank\w*|value[ds]?"
    r"|compared?|says?|work|works|working|sold|sells?|sell|stands?|long|much|many|big|high|low"
    r"|small|dauert|brauch\w*|dure|tarda|dura|duurt|offered|listed|available"
    r"|dollars?|dólares|dollari|euros?|bucks|etwas|quelque|algo|qualcosa|iets|anything|something"
    r"|któr\w*|jest|są|cen[aęy]|kto)",
    re.IGNORECASE,
)
"""Words that people ask with, whatever the table is of, and what rows of any are called."""
_PER: Final = regex(
    r"(?<!\w)(?:(?:per|pro|par|por|al|ao|na)\s|/\s?)(?P<unit>kg|kilos?|kilo\w*gram\w*|g|gramm?\w*|l|ml"
    r"|lit(?:er|re|ro)s?|oz|lbs?|pounds?|gb|tb|km|m)(?!\w)",
    re.IGNORECASE,
)
"""For how much of what a figure is asked: none is worked out from another column."""
_ALIKE: Final = 4
_LEFT_OUT: Final = 40
"""Words behind a no that are looked at."""
_ENDING: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The rows that a question is about."""

    rows: tuple[int, ...]
    said: str
    """The question without the words that leave rows out."""
    told: str = ""
    """What these rows are, behind their number: " with Velora"; empty: all of the table."""
    unknown: tuple[str, ...] = ()
    """Words that are neither of the table nor of the asking."""

    def of(self, sheet: Sheet) -> Sheet:
        """Return the part of a table that is asked."""
        if self.rows == tuple(range(len(sheet.rows))):
            return sheet
        place = {row: n for n, row in enumerate(self.rows)}
        numeric = {
            column: Figures(
                {place[row]: figure for row, figure in figures.of.items() if row in place},
                tuple(place[row] for row in figures.missing if row in place),
            )
            for column, figures in sheet.numeric.items()
        }
        rows = tuple(sheet.rows[n] for n in self.rows)
        return replace(sheet, rows=rows, numeric=numeric, scope=f"{sheet.scope}{self.told}")

    def placed(self, answer: TableAnswer | None) -> TableAnswer | None:
        """Return an answer about the part with the rows' places in the whole."""
        if answer is None:
            return None
        return replace(answer, rows=tuple(self.rows[n] for n in answer.rows))


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a question that stand in cells."""

    words: str
    rows: frozenset[int]
    columns: frozenset[int]


def scope_of(question: str, sheet: Sheet, about: str = "") -> Scope:
    """Return the rows that a question is about.

    Args:
        question: "the cheapest Kestrel", "average price without Cargo Mule".
        sheet: The table.
        about: What the table stands in: its title names what the rows are.
    """
    every = tuple(range(len(sheet.rows)))
    said, out, gone = _without(question, sheet)
    pieces, unknown = _pieces(_asked_of(said), sheet, about)
    unknown = (*_denied(said, sheet), *unknown)
    if (per := _PER.search(said)) is not None and not _is_unit(per["unit"], sheet, per=True):
        unknown = (per[0], *(each for each in unknown if each not in per[0]))
    pieces = [each for each in pieces if len(each.rows) < len(every)]
    whole = sheet.named_in(said)
    if len(whole) == 1 and asks_for_end(said):  # "is the Cargo Mule the dearest?" asks of all
        pieces = [each for each in pieces if each.rows != frozenset(whole)]
    kept = frozenset(every)
    for group in _grouped(pieces):
        kept &= frozenset[int]().union(*(each.rows for each in group))
    rows = tuple(n for n in every if n in kept and n not in out)
    told = f" with {_listed(each.words for each in pieces)}" if pieces else ""
    told += f" without {_listed(gone)}" if gone else ""
    return Scope(rows=rows, said=said, told=told, unknown=unknown)


def named_rows(question: str, sheet: Sheet) -> tuple[int, ...]:
    """Return the rows that words of a question stand in: "what do the iPhones cost"; else none."""
    pieces, unknown = _pieces(_asked_of(question), sheet, "")
    if unknown or not pieces:
        return ()
    kept = frozenset(range(len(sheet.rows)))
    for group in _grouped(pieces):
        kept &= frozenset[int]().union(*(each.rows for each in group))
    return tuple(sorted(kept)) if len(kept) < len(sheet.rows) else ()


def not_understood(scope: Scope, sheet: Sheet) -> TableAnswer:
    """Return which words of a question keep it from being answered over all rows."""
    words = _listed(scope.unknown)
    heads = ", ".join(f"“{name}”" for name in sheet.columns if name)
    return TableAnswer(
        refuses=True,
        text=f"I did not find {words} in this table ({heads}), and an answer over all "
        f"{len(sheet.rows)} rows would pass over it. Say it in words of the table, or without it.",
    )


def no_such_rows(scope: Scope, sheet: Sheet) -> TableAnswer:
    """Return that a question leaves no row of the table."""
    return TableAnswer(text=f"None of the {len(sheet.rows)} rows is one{scope.told}.", refuses=True)


def unknown_in(text: str, sheet: Sheet, about: str = "") -> tuple[str, ...]:
    """Return the words of a text that are neither of a table nor of asking for it."""
    return _pieces(_asked_of(text), sheet, about)[1]


def without_title(text: str, sheet: Sheet, about: str) -> str:
    """Return a text without the words that only a table's title has: "flat" of “Flats to let”."""
    own, titles = sheet.stems(), _words(about)
    return _WORD.sub(
        lambda found: (
            " "
            if _is_known(found[0], titles, titles)
            and not is_asking(found[0])
            and not content_stems(found[0]) & own
            else found[0]
        ),
        text,
    )


def _without(question: str, sheet: Sheet) -> tuple[str, frozenset[int], list[str]]:
    """Return a question without what it leaves out, the rows of that, and how it is called."""
    said, out, gone = question, set[int](), list[str]()
    for found in reversed(list(_OUT.finditer(_blanked(question)))):
        end, pieces = _after(question, found.end(), sheet)
        for each in pieces:
            out |= each.rows
            gone.insert(0, each.words)
        if pieces:
            said = f"{said[: found.start()]} {said[end:]}"
    return said, frozenset(out), gone


def _denied(said: str, sheet: Sheet) -> Iterator[str]:
    """Yield each column that a question says a no to, which nobody has read: "without changes"."""
    heads = _words(" ".join(sheet.columns))
    for found in _OUT.finditer(_blanked(said)):
        after = islice(_WORD.finditer(said, found.end()), _LEFT_OUT)
        word = next((each for each in after if each[0].casefold() not in _BETWEEN), None)
        if word is not None and any(_meet(word[0], head) for head in heads):
            yield said[found.start() : word.end()]


def _blanked(text: str) -> str:
    """Return a text of the same length without its ends: "menos caro" leaves out nothing."""
    kept = re.sub(r"\W+", " ", without_ends(text)).split()
    found, at = list(text), 0
    for match in _WORD.finditer(text):
        if at < len(kept) and match[0] == kept[at]:
            at += 1
        elif match[0] not in kept[at:]:
            found[match.start() : match.end()] = "·" * len(match[0])
    return "".join(found)


def _after(question: str, start: int, sheet: Sheet) -> tuple[int, list[Piece]]:
    """Return where the words end that are left out, and the cells that they name."""
    words = list(islice(_WORD.finditer(question, start), _LEFT_OUT))
    pieces: list[Piece] = []
    end = at = 0
    while at < len(words):
        word = words[at][0].casefold()
        if word in _BETWEEN or (pieces and word in _AND):
            at += 1
            continue
        taken, piece = longest_in([each[0] for each in words[at:]], sheet)
        if piece is None:
            break
        called = sheet.called(piece.words)
        pieces.append(replace(piece, rows=frozenset(called)) if called else piece)
        at += taken
        end = words[at - 1].end()
    return end, pieces


def _asked_of(said: str) -> str:
    """Return a question without the words of ends, sums and counts."""
    said = without_ends(said)
    for words in FIGURE_WORDS:
        said = words.sub(" ", said)
    return said


def _pieces(said: str, sheet: Sheet, about: str) -> tuple[list[Piece], tuple[str, ...]]:
    """Return the cells that a question names, and its words that nothing is known of."""
    words = [match[0] for match in _WORD.finditer(said)]
    known = [*_words(" ".join(sheet.columns)), *_words(about)]
    titles = _words(about)
    pieces: list[Piece] = []
    unknown: list[str] = []
    at = 0
    while at < len(words):
        word = words[at]
        if any(_meet(word, head) for head in _words(" ".join(sheet.columns))):
            at += 1
            continue
        taken, piece = (0, None) if is_asking(word) else longest_in(words[at:], sheet)
        if piece is not None:
            pieces.append(piece)
        elif not (
            is_asking(word)
            or _is_known(word, known, titles)
            or _is_unit(word, sheet)
            or any(each.named_in(word) for each in sheet.measured)
        ):
            unknown.append(word)
        at += taken or 1
    return pieces, tuple(unknown)


def longest_in(words: Sequence[str], sheet: Sheet) -> tuple[int, Piece | None]:
    """Return how many words from the first on stand in one cell, and the rows with them."""
    best: tuple[int, Piece | None] = (0, None)
    places: set[tuple[int, int]] | None = None
    for count, word in enumerate(words, 1):
        own = _cells_with(word, sheet) if count == 1 or places else set[tuple[int, int]]()
        places = own if places is None else places & own
        if not places:
            break
        rows, columns = (frozenset(each[n] for each in places) for n in (0, 1))
        best = (count, Piece(" ".join(words[:count]), rows, columns))
    return best


def _cells_with(word: str, sheet: Sheet) -> set[tuple[int, int]]:
    return {
        (row, column)
        for row, cells in enumerate(sheet.rows)
        for column, cell in enumerate(cells)
        if column not in sheet.numeric and any(_meet(word, own) for own in _parts(cell))
    }


def _parts(cell: str) -> list[str]:
    """Return the words of a cell, and those that a hyphen joins: "E-bike" is a bike."""
    words = _words(cell)
    return [*words, *(part for word in words if "-" in word for part in word.split("-")[1:])]


def _words(text: str) -> list[str]:
    return [match[0].casefold() for match in _WORD.finditer(text)]


def _meet(said: str, own: str) -> bool:
    """Tell whether two words are one: "mechanics" is "Mechanic", "steel" is no "steelwork"."""
    said, own = said.casefold(), own.casefold()
    if said == own:
        return True
    short, long = sorted((said, own), key=len)
    if len(short) < _ALIKE or not short.isalpha():
        return False
    if long.startswith(short) and len(long) - len(short) <= _ENDING:
        return True
    both = len(short) >= _ALIKE + _ENDING and len(long) - len(short) <= _ENDING
    return both and short[:-_ENDING] == long[: len(short) - _ENDING]


def is_asking(word: str) -> bool:
    """Tell whether people ask with a word, whatever they ask of: "need", "cost", "there"."""
    alone = word.casefold()
    return (
        len(alone) < 3  # noqa: PLR2004  # says nothing
        or _ASKED.fullmatch(alone) is not None
        or _OUT.fullmatch(alone) is not None
        or FILLER.fullmatch(alone) is not None
        or PRICES.fullmatch(alone) is not None
        or TIMES.fullmatch(alone) is not None
        or re.fullmatch(COUNTED, alone) is not None
        or alone in _AND
        or not content_stems(alone)
    )


def _is_known(word: str, known: Iterable[str], titles: Iterable[str]) -> bool:
    """Tell whether the heads or the title have a word: "Kaffee" of "Unsere Kaffeesorten"."""
    alone = word.casefold()
    begins = alone.removesuffix("s")
    return any(_meet(alone, each) for each in known) or (
        len(begins) >= _ALIKE and any(begins in each for each in titles)
    )


def _is_unit(word: str, sheet: Sheet, *, per: bool = False) -> bool:
    alone = word.casefold()
    if per and any(alone in _words(head) for head in sheet.columns):
        return True
    return any(
        alone in ({each.per.casefold()} if per else {each.unit.casefold(), each.per.casefold()})
        for figures in sheet.numeric.values()
        for each in figures.of.values()
    )


def _grouped(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return what is named by column: of one column either counts, of two both have to."""
    groups: list[list[Piece]] = []
    for piece in pieces:
        like = next((group for group in groups if group[0].columns & piece.columns), None)
        if like is None:
            groups.append([piece])
        else:
            like.append(piece)
    return groups


def _listed(words: Iterable[str]) -> str:
    told = [f"“{word}”" for word in words]
    return " and ".join(filter(None, (", ".join(told[:-1]), told[-1])))
