# words of many languages
"""The parts of a sentence that its one mission does not do: "get …, then buy the cheapest one".

A mission calls one tool. What a sentence asks for behind that, plainly and of another kind, would
be dropped without a word, so whoever proposes it says so. What leaves doubt is taken for a part of
the work itself: "and tell me which is cheaper", "and list the prices".
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from buddy.domain.beyond_tools import Deed, beyond_tools
from buddy.domain.intent import Intent
from buddy.domain.limits import without_limits
from buddy.domain.plain_work import plain_work
from buddy.domain.regex import regex
from buddy.domain.slots import addresses_in
from buddy.domain.slots_note import note_in

_LONGEST: Final = 2_000
_GAPS: Final = regex(r"\s{3,}")
_AND: Final = r"(?:and|und|et|y|e|en)"
_THEN: Final = (
    r"(?:(?:and|und|et|y|e|en)\s+)?(?:then|after(?:wards|\s+that)|dann|danach|anschließend|puis"
    r"|ensuite|après(?:\s+[çc]a)?|luego|después|poi|dopo|depois|então|dan|daarna|vervolgens)"
)
_JOINT: Final = regex(
    rf"\s*[;,]?\s*(?<!\w)(?P<then>{_THEN})(?!\w)[\s,]*|\s*;\s*|[.!]\s+|\s*,\s*"
    rf"|\s+{_AND}(?:\s+(?:also|auch|aussi|también|anche|também|ook))?\s+",
    re.IGNORECASE,
)
_BEHIND_VERB: Final = regex(
    r"(?<=\s)(?P<and>und|en)\s+(?P<verb>[^\W\d_]+)\s+(?P<then>dann|danach|anschließend|daarna|dan"
    r"|vervolgens)(?!\w)",
    re.IGNORECASE,
)
"""Where the verb comes first: "und berechne dann"."""
_LED: Final = regex(
    rf"^(?:\s*(?:{_AND}|{_THEN}|also|finally|please|bitte|zum schluss|enfin|por último|infine"
    r"|por fim|tot slot)(?!\w)[\s,]*)+",
    re.IGNORECASE,
)
_MAILS: Final = regex(
    r"^(?:e-?mail|text|message|mail)\s+(?:me|us|it|this|that|them|mij|ons|hem|haar|de|het)(?!\w)"
    r"|^(?:send|forward|post|schick\w*|send\w*|mail\w*|envo\w+|env[ií]\w+|mand\w+|invi\w+|stuur"
    r"|verstuur|me envi\w+)(?!\w)[^?]{0,80}(?<!\w)"
    r"(?:e-?mails?|mail|sms|whatsapp|slack|telegram|courriel|correo|posta|post)(?!\w)",
    re.IGNORECASE,
)
_SEARCHES: Final = regex(
    r"^(?:search(?:\s+the\s+web|\s+online)?\s+for|look\s+up|google|such\w*\s+nach|cherche[rz]?"
    r"|recherche[rz]?|busca(?:r|me)?|cerca(?:re|mi)?|procur[ae]r?|pesquis[ae]r?|zoek(?:en)?\s+naar"
    r"|zoek)\s+(?!it\b|that\b|this\b|them\b)\S+",
    re.IGNORECASE,
)
_REPORTS: Final = regex(
    r"^(?:write|make|prepare|create|draft|schreib\w*|erstell\w*|verfass\w*|écri\w+|rédige\w*"
    r"|fais|escrib\w+|redact\w+|haz|scriv\w+|redig\w+|escrev\w+|faça|redij\w+|schrijf|maak)"
    r"(?:\s+(?:me|us|mir|uns|-moi))?\s+(?:\w+\s+){0,3}(?:report|essay|article|bericht|rapport"
    r"|informe|rapporto|relazione|relatório|verslag)(?!\w)",
    re.IGNORECASE,
)
_LOOKS: Final = frozenset({Intent.SEARCH, Intent.RESEARCH})
_PAGES: Final = frozenset({Intent.EXTRACTION, Intent.NAVIGATION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Further:
    """A part of a sentence that its mission leaves undone."""

    text: str
    deed: Deed | None = None
    """What no tool of Buddy's own can do; None: another mission can do it."""


def further_work(
    text: str, does: Collection[Intent], given: str = "", *, stores: bool = False
) -> tuple[Further, ...]:
    """Return the parts behind the first that are plainly work of another kind.

    Args:
        text: The objective.
        does: The kinds of work that the tool of the mission is for.
        given: The tool's input as text: what stands in it is not dropped.
        stores: Whether the tool keeps a note, which may speak of any work.
    """
    if stores or len(text) > _LONGEST:
        return ()
    said = _GAPS.sub("  ", without_limits(text))
    said = _BEHIND_VERB.sub(r"\g<and> \g<then> \g<verb>", said)
    addresses = [(start, end) for start, end, _ in addresses_in(said)]
    parts, place, led = list[tuple[str, bool]](), 0, False
    for joint in _JOINT.finditer(said):
        if any(start < joint.end() and joint.start() < end for start, end in addresses):
            continue
        parts.append((said[place : joint.start()], led))
        place, led = joint.end(), led or joint["then"] is not None
    parts.append((said[place:], led))
    found = (_further(part, does, "" if then else given) for part, then in parts[1:])
    return tuple(each for each in found if each is not None)


def _further(part: str, does: Collection[Intent], given: str) -> Further | None:
    """Return a part as one that is left undone; None: it is done, or leaves doubt."""
    said = _LED.sub("", part).strip(" ,.;:!?")
    if not said or said in given:
        return None
    if not _REPORTS.search(said):
        deed = Deed.SEND if _MAILS.search(said) else beyond_tools(said)
        if deed is not None:
            return Further(text=said, deed=deed)
    kind = _kind(said)
    if kind is None or kind in does:
        return None
    alike = next((group for group in (_LOOKS, _PAGES) if kind in group), frozenset[Intent]())
    return None if alike & set(does) else Further(text=said)


def _kind(said: str) -> Intent | None:
    note = note_in(said)
    if note is not None and note.action == "store":
        return Intent.KNOWLEDGE
    if _REPORTS.search(said):
        return Intent.RESEARCH
    return Intent.SEARCH if _SEARCHES.search(said) else plain_work(said, fresh=False)
