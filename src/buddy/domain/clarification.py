# ruff: noqa: RUF001  # words of many languages
"""Half a request, and the other half that answers the question about it.

"Look it up" lacks what, "flour" lacks what to do with it. The answer is read together with what
was said before, so that nobody has to say the whole again.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.plain_work import plain_work
from buddy.domain.regex import regex

GAP: Final = "{}"
"""Where the answer goes."""
_SEARCH_FOR: Final = "search for "
_LONGEST: Final = 120
_OPENS: Final = regex(
    r"(?:please |bitte )?(?:open|visit|load|check|browse|go to|look at|see|öffne|besuche?|lade"
    r"|geh auf|ouvre[rz]?|visite[rz]?|va sur|abre|visita|ve a|apri|vai a|abra|visite|vá a|bezoek"
    r"|ga naar)",
    re.IGNORECASE,
)
_WORDS: Final = 6
_SUBJECT_WORDS: Final = 4
_ANSWER_WORDS: Final = 12
_POINTS: Final = regex(
    r"(?<!\w)(?:it|that|this|them|these|those|das|es|dies|sie|[çc]a|cela|les|lo|eso|esto|la"
    r"|questo|quello|isso|isto|dat|dit)(?!\w)",
    re.IGNORECASE,
)
_LOOK_UP: Final = regex(r"^(\W*(?:please\s+)?look)\s+(\S+)\s+(up)(?!\w)", re.IGNORECASE)
_SOME_PAGE: Final = regex(
    r"^(?P<verb>\W*(?:please\s+|bitte\s+)?[^\W\d_][\w'’-]{1,14}(?:\s+(?:to|at|auf|sur|en|naar))?)"
    r"\s+(?:an?|the|some|this|that|any|my|our|eine?|die|diese|une?|la|cette|una|el|esta|un|il|questa"
    r"|uma|o|a|esse|essa|een|de|deze|het)\s+(?:web ?)?(?:pages?|sites?|websites?|seite|webseite"
    r"|página|sitio|sito|pagina)\W*$",
    re.IGNORECASE,
)
_THINGS: Final = ("red clay pots from Ghent", "https://example.org/pots")
"""What any verb of work can be done with: a subject, a page."""


def half_of(text: str) -> str | None:
    """Return a request with a gap where its missing half goes; None: it is no half.

    Args:
        text: What somebody said that is not enough to go by.

    Returns:
        With `GAP` in it: "look up {}", or "{} flour" for a subject alone.
    """
    said = " ".join(text.strip(" \t\r\n.!?¿¡").split())
    words = said.split()
    if GAP in said or not 1 <= len(words) <= _WORDS or not re.search(r"[^\W\d_]{2}", said):
        return None
    said = _LOOK_UP.sub(r"\1 \3 \2", said)
    pointed = _POINTS.sub(GAP, said, count=1)
    if pointed != said and _is_work(pointed):
        return pointed
    if _is_work(f"{said} {GAP}"):
        return f"{said} {GAP}"
    if _is_work(f"{said} for {GAP}"):
        return f"{said} for {GAP}"
    return f"{GAP} {said}" if len(words) <= _SUBJECT_WORDS else None


def page_half_of(text: str) -> str | None:
    """Return work on some page with a gap where its address goes: "open a page" is "open {}".

    Args:
        text: What somebody said that is not enough to go by.
    """
    found = _SOME_PAGE.match(" ".join(text.split())[:_LONGEST])
    half = f"{found['verb'].strip()} {GAP}" if found is not None else ""
    return half if half and _is_work_on_page(half) else None


def _is_work_on_page(half: str) -> bool:
    verb = half.replace(GAP, "").strip()
    return plain_work(half.replace(GAP, _THINGS[1]), fresh=False) is not None or bool(
        _OPENS.fullmatch(verb)
    )


def whole_of(half: str, answer: str) -> str | None:
    """Return a request with the half that an answer gives; None where both make no work.

    Args:
        half: From `half_of`.
        answer: What was said then.
    """
    said = " ".join(answer.strip(" \t\r\n.!?¿¡").split())
    if not said or len(said.split()) > _ANSWER_WORDS:
        return None
    subject = half.removeprefix(_SEARCH_FOR).removesuffix(GAP).split()
    if half.startswith(_SEARCH_FOR) and subject and subject[-1] in said.split():
        return f"{_SEARCH_FOR}{said}"  # the kind of thing once more, now with what was missing
    if not half.startswith(GAP):
        return half.replace(GAP, said)
    subject = half.removeprefix(GAP).strip()
    tried = (
        _POINTS.sub(lambda _: subject, _LOOK_UP.sub(r"\1 \3 \2", said), count=1),
        f"{said} {subject}",
        f"{said} for {subject}",
    )
    return next((each for each in tried if subject in each and _is_plain(each, subject)), None)


def _is_plain(whole: str, subject: str) -> bool:
    """Tell whether a request is work, whatever its subject is called."""
    return any(
        plain_work(whole.replace(subject, thing), fresh=False) is not None for thing in _THINGS
    )


def _is_work(half: str) -> bool:
    return any(plain_work(half.replace(GAP, thing), fresh=False) for thing in _THINGS)
