# ruff: noqa: RUF001  # words of many languages
"""Work on several pages said again for some of them: "again, only the second page".

In English, German, French, Spanish, Italian, Portuguese and Dutch. Only a sentence that says
nothing else counts, for "the second row again" is no page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from buddy.domain.ordinals import WORDS, ordinal_in, without_ordinal
from buddy.domain.regex import regex

_LONGEST: Final = 120
_SAYS_NO_MORE: Final = regex(
    r"(?<!\w)(?:again|once more|one more time|(?:do|run|make|try|read|open|repeat|redo|re-?run"
    r"|start)"
    r"|it|that|this|the|same|thing|but|and|now|then|time|only|just|solely|with|for|on|from|of"
    r"|please"
    r"|ok(?:ay)?|page|pages|site|link|one|ones|no(?:ch)?\s?mals?|noch|einmal|mach\w*|lies"
    r"|wiederhol\w*"
    r"|es|das|die|der|den|dasselbe|gleiche|aber|nur|bloß|diesmal|mit|für|von|bitte|seite|encore"
    r"|une|fois|refais|fais|le|la|les|mais|seulement|juste|cette|avec|pour|page|otra|vez|de|nuevo"
    r"|hazlo|repite|lo|mismo|pero|s[oó]lo|solamente|esta|con|para|página|rifallo|rifai|di|nuovo"
    r"|ancora"
    r"|ma|soltanto|per|il|pagina|stessa|cosa|refaça|novo|outra|mas|só|apenas|com|a|o|nog|eens|een"
    r"|keer|opnieuw|doe|het|maar|alleen|enkel|voor|met|pagina|site)(?!\w)|[\s,.;:!–—-]+",
    re.IGNORECASE,
)
_SCHEME: Final = regex(r"^(?:https?://)?(?:www\.)?", re.IGNORECASE)
_LEAVES_OUT: Final = regex(
    r"(?<!\w)(?:without|except(?: for)?|but not|not|minus|ohne|außer|nicht|sans|sauf|pas|sin"
    r"|excepto"
    r"|menos|senza|tranne|sem|exceto|zonder|behalve|niet)(?!\w)",
    re.IGNORECASE,
)


_TIMES: Final = regex(
    rf"(?<!\w)(?:(?:again|once more|nochmals?|noch einmal|encore|otra vez|di nuovo|ancora|de novo"
    r"|opnieuw)[\s,]+)?(?:and |und |et |y |for |per |por |pela |l')*"
    rf"(?:(?:just|only|one|the|a|an|ein|das|une|la|un|una|uma|un'|een|de|l')\s*)*"
    rf"(?:{WORDS}|letztes|zweites|drittes|final|allerletztes)\s+(?:and final\s+)?"
    r"(?:time|mal|fois|vez|volta|keer|maal)(?!\w)"
    r"(?:[\s,]+(?:again|nochmals?|noch einmal|de nuevo|di nuovo|opnieuw)(?!\w))?",
    re.IGNORECASE,
)
"""How often: "again, one last time"."""
_PRAISE: Final = regex(r"^\W*prima[\s,.!–—-]+(?=noch|mach|das|es)", re.IGNORECASE)
_NO_PLACE: Final = regex(
    r"(?<!\w)(?:just|only|one|un)\s+(?:second|seconde?|secondo|segundo)(?!\w|\s+(?:page|site|link))"
    r"|(?<!\w)(?<!la )prima(?!\w|\s+pagina)",
    re.IGNORECASE,
)
"""A moment, or praise: "prima, nochmal"."""
_REFUSES: Final = regex(
    r"^\W*(?:(?:please|bitte|no|but|and|ok(?:ay)?|well|s['\u2019]il (?:te|vous) pla[iî]t)\b\W*)*"
    r"(?:do not|not|never|nicht|nie|niet|nooit|ne|non|n[ãa]o|nunca|jamais)(?!\w)"
    r"|(?<!\w)(?:nicht|nie|niet|nooit)\s+(?:no(?:ch)?\s?(?:ein)?mals?|wieder|erneut|opnieuw"
    r"|nog (?:eens|een keer)|weer)(?!\w)",
    re.IGNORECASE,
)
"""The refusal of work, and no part that is left out of it: "do not read the second one again"."""


def once_more(text: str) -> str:
    """Return a text in which how often is no place: "run it, one last time" is "run it, again"."""
    if len(text) > _LONGEST:
        return text
    return _TIMES.sub("again", _PRAISE.sub("", text.replace("\u2019", "'")))


def picked_again(text: str, pages: Sequence[str]) -> tuple[int, ...] | None:
    """Return the places of the pages that work is to be done on again; None: it picks none.

    Args:
        text: "again, only the second page", "nochmal, aber ohne die erste".
        pages: Those of the work, at least two of them. A place that they do not have is returned
            as it is said.
    """
    if len(text) > _LONGEST or len(pages) < 2 or _REFUSES.search(text):  # noqa: PLR2004  # of one none is picked
        return None
    text = _NO_PLACE.sub(" ", once_more(text))
    place = ordinal_in(text, len(pages))
    if place is None:
        return None
    rest = without_ordinal(text)
    leaves_out = _LEAVES_OUT.search(rest) is not None
    if _SAYS_NO_MORE.sub("", _LEAVES_OUT.sub(" ", rest)):
        return None
    if leaves_out and 0 <= place < len(pages):
        return tuple(each for each in range(len(pages)) if each != place)
    return (place,)


def named_again(site: str, pages: Sequence[str]) -> str | None:
    """Return the one page of the last work that its site names; None: another page is named."""
    bare = _SCHEME.sub("", site).rstrip("/").lower()
    there = [each for each in pages if _SCHEME.sub("", each).partition("/")[0].lower() == bare]
    return there[0] if len(pages) > 1 and len(there) == 1 and "/" not in bare else None
