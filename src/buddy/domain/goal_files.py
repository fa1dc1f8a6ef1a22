# ruff: noqa: RUF001  # both apostrophes
"""The steps of a goal that are about files: which file or folder, and which column is reckoned.

"List the files in invoices, then read 2026-01.csv and sum the net column".
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.file_named import file_named
from buddy.domain.folder_named import folder_named
from buddy.domain.regex import regex
from buddy.domain.slots import find_slots

_LONGEST: Final = 160
_TABLES: Final = (".csv", ".tsv")
_TAKES: Final = regex(r"^(?:extract|get|take|load|fetch)(?=\s)", re.IGNORECASE)
_OF_FILES: Final = regex(
    r"\b(?:files?|documents?|contents?|folder|directory|dateien?|ordner|fichiers?|dossier|archivos?"
    r"|carpeta)\b",
    re.IGNORECASE,
)
_OPERATIONS: Final = (
    (r"average|mean|durchschnitt|mittelwert|moyenne|promedio|la media", "average of {}"),
    (r"sum|total|add|summe|gesamtsumme|somme|suma", "sum of {}"),
)
_RECKONS: Final = (
    r"(?:(?:calculate|sum|add)\s+(?:(?:die|den|la|le)\s+)?(?:summe|gesamtsumme|durchschnitt"
    r"|mittelwert|somme|moyenne|suma|promedio|(?<=la )media)"
    r"|(?:sum|total|average|add|calculate|compute|work\s+out)(?:\s+up)?"
    r"(?:\s+(?:the\s+)?(?:sum|total|average|mean))?)"
)
_SMALL: Final = r"(?:\s+(?:of|all|the|its|their|every|up|der|des|von|de|la|las|del|du)(?!\w)){0,4}"
_COLUMN: Final = regex(
    rf"^{_RECKONS}{_SMALL}\s+(?:(?:column|field|spalte|colonne|columna)\s+)?"
    r"(?:(?:called|named)\s+)?[\"“'‘]?(?P<what>[^\W_][\w %€$-]{0,40}?)[\"”'’]?"
    r"(?:\s+(?:columns?|fields?|values|figures|numbers|cells))?(?:\s+(?:there|in it|of it))?\W*$",
    re.IGNORECASE,
)
_OF_COLUMN: Final = regex(r"\b(?:columns?|spalten?|colonnes?|columnas?)\b", re.IGNORECASE)
_WITHIN: Final = regex(r"\s+(?:in|of|from|inside)\s+(?:the\s+)?(?:file\s+)?$", re.IGNORECASE)
_NO_COLUMN: Final = frozenset({"column", "columns", "them", "it", "that", "numbers", "figures"})


def is_table(path: str) -> bool:
    """Tell whether a file is one of separated values, with columns that can be reckoned with."""
    return path.lower().endswith(_TABLES)


def step_file(text: str) -> str | None:
    """Return the file that a step reads and nothing else; None: it reads none."""
    return file_named(_TAKES.sub("read", text[: _LONGEST + 1]))


def step_folder(text: str) -> str | None:
    """Return the folder that a step lists; None: what it lists may be anything else.

    Args:
        text: "list the files in invoices". "list competitors" lists no folder.
    """
    named = folder_named(text)
    if named is None or not named.name:
        return None
    return named.name if named.surely or _OF_FILES.search(text) else None


def operation_in(text: str) -> str | None:
    """Return the calculation that a step asks for, with ``{}`` for the numbers; None: no such."""
    searched = ((re.search(rf"\b(?:{words})\b", text.lower()), form) for words, form in _OPERATIONS)
    found = [(match.start(), form) for match, form in searched if match is not None]
    return min(found)[1] if found else None


def says_column(text: str) -> bool:
    """Tell whether a step speaks of a column, which only a file has."""
    return _OF_COLUMN.search(text) is not None


def column_in(text: str) -> str:
    """Return the column that a step reckons with: ``net`` of "sum the net column"; else nothing."""
    found = _COLUMN.match(text[:_LONGEST])
    what = found["what"].strip() if found else ""
    return "" if what.casefold() in _NO_COLUMN else what


def parted(text: str) -> tuple[str, ...]:
    """Return a step that reckons with a column of a file it names as two: reading, reckoning.

    Args:
        text: "sum the net column of invoices/2026-01.csv".
    """
    paths = find_slots(text).paths if len(text) <= _LONGEST else ()
    if len(paths) != 1 or not is_table(paths[0]) or not text.rstrip(" .?!").endswith(paths[0]):
        return (text,)
    before = text[: text.rindex(paths[0])]
    within = _WITHIN.search(before)
    if within is None or not column_in(before[: within.start()]):
        return (text,)
    return (f"read {paths[0]}", before[: within.start()])
