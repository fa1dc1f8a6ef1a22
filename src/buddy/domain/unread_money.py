# ruff: noqa: RUF001  # words of many languages
"""Limits whose amount nobody could read: "a couple of dollars at most", "max een tientje".

Money has more names than `buddy.domain.money_words` knows figures for. Where a word that bounds
stands beside such a name, a limit was meant: it is told rather than lost.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.limit_words import LESS, MOST
from buddy.domain.money_words import amounts_in
from buddy.domain.regex import regex
from buddy.domain.spending_words import LIMITED

_NAMES: Final = (
    r"(?:dollars?|d[oó]lar(?:es)?|dollar[io]|bucks?|cents?|cent(?:imes?|esim[io]|avos?)"
    r"|c[eéê]ntimos?|quid|euronen|euri|tientjes?|vijfjes?|knaken|piek|f[üu]nfer|zehner|zwanziger"
    r"|m[äa]use|kr[öo]ten|piepen|taler|balles?|pavos?|duros?|pence|penn(?:y|ies)|kopeken)"
)
"""Names of money, slang among them; what they are worth is not known here."""
_SPEND: Final = (
    r"(?:spend(?:i|ere)?|gast(?:a|e|es|ar)|gib|gebe|d[ée]pens(?:e[rsz]?)|geef|besteed|wydaj)"
)
_MEANT: Final = r"(?:[^\W_][\w.,’'/-]*\s+){0,4}?"
"""The words of a figure: "a couple of"."""
_BOUNDED: Final = regex(
    rf"(?<!\w)(?:{MOST}|{_SPEND}(?:\s[^\W\d_]+){{0,2}}?|(?P<less>{LESS}))\s*{_MEANT}{_NAMES}(?!\w)",
    re.IGNORECASE,
)
_BEHIND: Final = regex(
    rf"(?<!\w)(?:[^\W_][\w.’'/-]*\s+){{1,3}}{_NAMES}[\s,]+{LIMITED}", re.IGNORECASE
)
_READ: Final = 2_000
"""Characters of a sentence; what is longer is a document."""


def unread_money(text: str, held: str = "") -> str | None:
    """Return the words of a limit on spending that holds no amount which can be read.

    Args:
        text: The sentence, without addresses.
        held: What the work is about: "cars under ten thousand dollars" is a wish.
    """
    if len(text) > _READ:
        return None
    read = [(each.start, each.end) for each in amounts_in(text)]
    for pattern in (_BOUNDED, _BEHIND):
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in read):
                continue
            wish = pattern is _BOUNDED and match["less"] and match[0] in held
            if not wish:
                return match[0].strip(" ,")
    return None
