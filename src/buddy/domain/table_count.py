# ruff: noqa: RUF001  # words of many languages
"""How many rows of a table hold something, and all rows but some.

"How many have 128 GB?", "everything except the Beta Mini", "alle außer den zwei günstigsten".
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.cell_value import figure_in
from buddy.domain.regex import regex
from buddy.domain.stems import content_stems
from buddy.domain.table_sheet import Sheet, TableAnswer, Unclear, column_for, which_column
from buddy.domain.table_words import asks_for_end, asks_for_figure, end_in

HOW_MANY: Final = regex(
    r"(?<!\w)(?:how many|wie ?viele|combien(?: d['e ’])?|cu[áa]nt[oa]s|quant[ie]|quant[oa]s"
    r"|hoeveel)(?!\w)",
    re.IGNORECASE,
)
_ALL: Final = (
    r"(?:everything|all(?: of (?:it|them|those))?|every(?: one|one)?|the rest|them all|alles?|alle"
    r"|tout(?:es)?|tous|tod[oa]s?|tutt[oiae]|tudo|alle(?:maal)?)"
)
BUT: Final = (
    r"(?:except(?:ing)?(?: for)?|but(?: not| for)?|besides|apart from|other than|excluding|minus"
    r"|without|au(?:ß|ss)er|bis auf|ohne|sauf|excepté|hormis|à part|sans|menos|excepto|salvo|sin"
    r"|tranne|eccetto|meno|senza|a parte|salvo|exceto|fora|sem|behalve|zonder|uitgezonderd)"
)
"""What leaves something out."""
_EXCEPT: Final = regex(
    rf"^(?P<head>.*?(?<!\w){_ALL}(?:\s+[^\W\d_]+){{0,2}}?)?"
    r"(?:\W*(?<!\w)(?:and|und|et|y|e|en|now|jetzt|then|dann)(?!\w))*"
    rf"\W*(?<!\w){BUT}(?!\w)\s*(?P<what>[^.!?;]+)",
    re.IGNORECASE,
)
_KIND: Final = regex(
    rf"^\W*.*?(?<!\w){_ALL}(?!\w)|(?<!\w)(?:rows?|ones?|items?|things?|products?|them)(?!\w)",
    re.IGNORECASE,
)
"""What stands ahead of the kind of rows in "show me all bikes except …"."""
_LEAD: Final = regex(
    r"^\W*(?:(?:and|but|ok(?:ay)?|now|then|please|show(?: me)?|list|give me|the|same|und"
    r"|zeig(?: mir)?|et|montre(?:-moi)?|y|muestra(?:me)?|e|mostra(?:mi)?|en|toon|only|rows?"
    r"|table|it|them)\W+)*$",
    re.IGNORECASE,
)
_ARTICLES: Final = regex(
    r"(?<!\w)(?:the|an?|those|ones?|der|die|das|dem|den|les?|la|el|los|las|il|lo|gli|i|os?|as?|de|het"
    r"|that|with|from|of|by|please|bitte|row|rows|and|und|et|y|e|en)(?![\w-])",
    re.IGNORECASE,
)
_HAVING: Final = regex(
    r"(?<!\w)(?:are|is|were|have|has|with|there|of|them|these|those|in|the|an?|do|does|we|you|got"
    r"|cost|costs|come|at|sind|haben|hat|gibt|es|davon|mit|kosten|ont|a|sont|y|il|avec|coûtent|tienen"
    r"|tiene|son|hay|con|cuestan|hanno|ha|sono|ci|costano|têm|tem|são|há|com|custam|hebben|heeft|zijn"
    r"|er|met|rows?|ones?|entries|items?|results?|things|table|list|zeilen|einträge|lignes|filas|righe"
    r"|linhas|rijen|total|altogether|insgesamt|exactly|genau|just)(?!\w)",
    re.IGNORECASE,
)


def excepts(text: str) -> bool:
    """Tell whether a text asks for all of something but some: "alle außer den ersten"."""
    found = _EXCEPT.match(text)
    return found is not None and (
        bool(found["head"]) or _LEAD.match(text[: _but(found)]) is not None
    )


def _but(found: re.Match[str]) -> int:
    """Return where the word that leaves out begins."""
    text = found.string
    return next(
        each.start()
        for each in re.finditer(rf"(?<!\w){BUT}(?!\w)", text, re.IGNORECASE)
        if each.start() >= (found.end("head") if found["head"] else 0)
    )


def all_but(text: str, sheet: Sheet, *, sure: bool) -> TableAnswer | None:
    """Return the rows without those that a message leaves out; None: it leaves out none.

    Args:
        text: "everything except the Beta Mini", "all but the two cheapest".
        sheet: The table.
        sure: Whether the message may be about something else.
    """
    found = _EXCEPT.match(text)
    head = "" if found is None else found["head"] or ""
    if found is None or not excepts(text) or asks_for_figure(head) or asks_for_end(head):
        return None  # "the most expensive of all but …" is one of them
    what = found["what"].strip()
    out = _left_out(what, sheet)
    if isinstance(out, TableAnswer):
        return out
    if not out:
        bare = sure and not found["head"]
        said = " ".join(_ARTICLES.sub(" ", what).split())
        if bare or (sure and len(said) > 40):  # noqa: PLR2004  # no name of a row is so long
            return None
        return (
            None if sure else TableAnswer(text=f"No row is called “{said[:60]}”: none is left out.")
        )
    kind = holding(_KIND.sub(" ", head), sheet)  # "all bikes except …": of those alone
    if kind and out <= kind:
        every = f"{len(kind)} rows with “{_kind_said(head)}”"
    else:
        kind, every = set(range(len(sheet.rows))), f"{len(sheet.rows)} rows"
    kept = tuple(n for n in sorted(kind) if n not in out)
    if not kept:
        return TableAnswer(text=f"That leaves out all {every}.")
    gone = sheet.listed(sorted(out), sheet.first)
    return TableAnswer(
        text=f"{len(kept)} of {every}, without {gone}: {sheet.listed(kept)}.",
        rows=kept,
    )


def _kind_said(head: str) -> str:
    return " ".join(_ARTICLES.sub(" ", _KIND.sub(" ", head)).split()).strip(" ,")


def _left_out(what: str, sheet: Sheet) -> set[int] | TableAnswer:
    """Return the rows that words leave out: by their names, or an end of a column."""
    end = end_in(what)
    if end is not None:
        column = column_for(sheet, end.rest, end.kind)
        if isinstance(column, Unclear):
            return which_column(sheet, column, f"all but {what}")
        if column is not None and len(sheet.numeric[column].kinds) == 1:
            values = {n: each.value for n, each in sheet.numeric[column].of.items()}
            order = sorted(values, key=lambda n: values[n], reverse=end.highest)
            return set(order[end.rank - 1 :][: max(1, end.count)])
    named: set[int] = set()
    for piece in re.split(
        r"\s*(?:,|(?<!\w)(?:and|und|et|y|e|en|or|oder|ou|o|of)(?![\w-]))\s*", what
    ):
        bare = re.sub(r"(?<!\w)l['’]", " ", _ARTICLES.sub(" ", piece))
        called = sheet.called(piece) or sheet.called(bare)
        named |= set(called) or holding(piece, sheet)
    return named or holding(what, sheet)


def holding(words: str, sheet: Sheet) -> set[int]:
    """Return the rows that hold all of what words say: its words, and its figures."""
    said = _ARTICLES.sub(" ", words)
    stems = {stem for stem in content_stems(said) if not stem.isdigit()}
    figures = {value.value for value in map(figure_in, _figures(said)) if value is not None}
    if not stems and not figures:
        return set()
    found: set[int] = set()
    for row, cells in enumerate(sheet.rows):
        own = content_stems(" ".join(cells))
        values = {value.value for value in map(figure_in, cells) if value is not None}
        numbers = {float(each) for each in re.findall(r"\d+(?:\.\d+)?", " ".join(cells))}
        units = {stem for stem in stems if stem not in own}
        if not units and figures <= values | numbers:
            found.add(row)
    return found


def _figures(text: str) -> list[str]:
    return re.findall(r"[$€£]?\s?\d[\d.,]*", text)


def how_many(text: str, sheet: Sheet) -> TableAnswer | None:
    """Return how many rows hold what a message counts; None: it counts nothing of the rows.

    Args:
        text: "how many have 128 GB?", "wie viele sind ausverkauft?".
        sheet: The table. What its columns are called is counted by all rows.
    """
    found = HOW_MANY.search(text)
    if found is None:
        return None
    what = _HAVING.sub(" ", f"{text[: found.start()]} {text[found.end() :]}")
    heads = content_stems(" ".join(sheet.columns))
    stems = {stem for stem in content_stems(what) if not stem.isdigit()}
    if not _figures(what) and not stems - heads:
        return None
    kept = " ".join(
        word for word in what.split() if not content_stems(word) or content_stems(word) - heads
    )
    rows = tuple(sorted(holding(kept, sheet)))
    if not rows:
        return None
    return TableAnswer(
        text=f"{len(rows)} of {len(sheet.rows)} rows: {sheet.listed(rows)}.", rows=rows
    )
