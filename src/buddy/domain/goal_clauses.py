# ruff: noqa: RUF001  # people write both apostrophes
"""The clauses of an objective that holds several pieces of work, and what kind each is of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from buddy.domain.goal_files import parted, step_file, step_folder
from buddy.domain.goal_tongues import in_english
from buddy.domain.limits import without_limits
from buddy.domain.regex import regex
from buddy.domain.slots import find_slots

LONGEST: Final = 2_000
"""Characters of an objective that is read; what is longer is a document."""
_NUMBERS: Final = {
    "one": 1, "a": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "a couple of": 2, "a few": 3, "several": 3,
    "some": 3,
}  # fmt: skip
_COUNT: Final = "|".join(sorted(map(re.escape, _NUMBERS), key=len, reverse=True))
_VERB: Final = (
    r"(?:find|search|look\s+(?:up|for|into)|list|identify|discover|locate|gather|research"
    r"|investigate|study|extract|get|collect|pull|scrape|read|grab|note|fetch|compare|rank|sort"
    r"|contrast|calculate|compute|work\s+out|add|sum|total|average|go\s+to|open|visit|navigate"
    r"|browse|summari[sz]e|report|write|make|build|create|draw|show|tell|give|put|convert|remember"
    r"|save|store|check|determine|pick|choose|recommend|suggest|advise)"
)
_POLITE: Final = regex(
    r"^(?:\W*(?:please|kindly|buddy|hey|hi|hello|ok(?:ay)?|so|now|first(?:ly)?|finally|lastly"
    r"|then|next|after\s+that|afterwards|and|also)\b[\s,.:!]*"
    r"|\W*(?:can|could|would|will)\s+you\s+(?:please\s+)?"
    r"|\W*i(?:['’]d\s+like|\s+want|\s+need)\s+(?:you\s+)?to\s+)+",
    re.IGNORECASE,
)
_BREAK: Final = regex(
    r"\s*(?:;|[.!?]\s+|\n+)\s*"
    r"|\s*,?\s*\b(?:and\s+)?(?:then|after\s+that|afterwards|finally)\b[\s,]*"
    rf"|\s*,\s*(?:and\s+)?(?={_VERB}\b)"
    rf"|\s+and\s+(?={_VERB}\b)",
    re.IGNORECASE,
)


_HEADING: Final = regex(
    r"^(?:plan|prepare|organi[sz]e|help\s+me(?:\s+with)?|research|my\s+goal)\s+[^:;,.!?\n]{1,60}:\s+"
    rf"(?={_VERB}\b)",
    re.IGNORECASE,
)
"""What the steps behind it are for: "plan a trip: find …"."""


class Kind(StrEnum):
    """What a clause asks for."""

    SEARCH = "search"
    RESEARCH = "research"
    NAVIGATE = "navigate"
    EXTRACT = "extract"
    COMPARE = "compare"
    CALCULATE = "calculate"
    REPORT = "report"
    FILE = "file"
    FOLDER = "folder"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One piece of work."""

    kind: Kind
    text: str
    """As it is written, without what is only polite."""
    subject: str = ""
    """What is searched, looked for, or compared by."""
    count: int | None = None
    """How many, where it says so."""
    names: tuple[str, ...] = ()
    """Several things that are named."""
    urls: tuple[str, ...] = ()
    path: str = ""
    """The file that is read, or the folder that is listed."""


_OF_THEM: Final = (
    r"(?:\s+(?:from|of|for|on|off|at|in)\s+(?:each(?:\s+(?:of\s+(?:them|these)|one|page|site|vendor"
    r"|result|shop|company))?|all(?:\s+of)?(?:\s+(?:them|these|pages|sites))?|them|these|those|it"
    r"|that(?:\s+page)?|every\s+\w+|the(?:ir)?\s+(?:pages?|results?|sites?|websites?|vendors?"
    r"|shops?|page\s+there)|there))"
)
_SEARCH: Final = regex(
    r"^(?:(?:do\s+a\s+)?search(?:\s+(?:the\s+web|online|the\s+internet))?(?:\s+for)?"
    r"|find(?:\s+me)?|look\s+(?:up|for)|list|identify|discover|locate"
    r"|(?:get|give|show)\s+me|gather)\s+"
    rf"(?:(?:the\s+)?(?:(?:top|best|first)\s+)?(?P<count>\d{{1,2}}|{_COUNT})\s+)?(?P<rest>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_RESEARCH: Final = regex(
    r"^(?:do\s+(?:some\s+)?)?(?:research|investigate|look\s+into|study|find\s+out\s+about)"
    r"(?:\s+(?:on|about|into))?\s+(?P<rest>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_NAVIGATE: Final = regex(
    r"^(?:go\s+to|open|visit|navigate\s+to|browse(?:\s+to)?|load)\s+(?P<rest>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_EXTRACT: Final = regex(
    r"^(?:extract|get|collect|pull(?:\s+out)?|scrape|read(?:\s+off)?|grab|note|gather|fetch|take"
    r"|find|check|determine)\s+(?P<rest>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_COMPARE: Final = regex(
    r"^(?:compare|rank|sort|contrast|put\s+(?:them|these|it)\s+side\s+by\s+side"
    r"|(?:tell|show|say)(?:\s+me)?\s+(?:what\s+)?(?:is\s+)?the\s+differences?"
    r"|(?:tell|show|say)(?:\s+me)?\s+which(?:\s+one)?\s+(?:is|has|costs?)"
    r"|(?:pick|choose|recommend|find)\s+the\s+(?:cheapest|best|lowest|highest|most|least)\b"
    r"(?=\s*(?:one\b|of\b|price\b|\W*$)))"
    r"\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_CALCULATE: Final = regex(
    r"^(?:calculate|compute|work\s+out|add(?:\s+up)?|sum(?:\s+up)?|total|average|determine)\b\s*"
    r"(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_REPORT: Final = regex(
    r"^(?:summari[sz]e|report|(?:write|make|give|build|create|draw|show)(?:\s+(?:me|us))?\s+"
    r"(?:(?:an?|the|one)\s+)?(?:\w+\s+){0,2}(?:summary|report|table|chart|overview|comparison"
    r"|recommendation)"
    r"|put\s+(?:it|them|everything|all\s+of\s+it)\s+(?:in(?:to)?|together)"
    r"|(?:recommend|suggest|advise|tell)(?:\s+(?:me|us))?\s+(?:one|(?:on\s+)?which(?:\s+one)?\s+"
    r"(?:to|(?:i|we)\s+should|is\s+best\s+for\s+(?:me|us))|the\s+right\s+one))\b\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_THEIRS: Final = regex(
    rf"^(?:(?:the|their|its|all|each\s+one['’]s|every)\s+)+|{_OF_THEM}.*$",
    re.IGNORECASE | re.DOTALL,
)
_LISTED: Final = regex(
    r"\s*(?:,\s*(?:and\s+|or\s+)?|\s+and\s+|\s+vs\.?\s+|\s+versus\s+|\s+or\s+)\s*"
)
_THEM: Final = regex(
    r"^(?:them|these|those|it|that|the\s+results?|all(?:\s+of\s+them)?|each\s+other|everything"
    r"|the\s+(?:two|three|four|five|vendors?|pages?))?\W*$",
    re.IGNORECASE,
)
_BY: Final = regex(
    r"\b(?:by|on|in\s+terms\s+of|for)\s+(?:(?:the|their|its)\s+)?(?P<what>[\w -]{2,40}?)\W*$",
    re.IGNORECASE,
)
_POINTS: Final = regex(
    r"\b(?:cheaper|better|similar|other|newer|more|such)\s+ones?\b"
    r"|^(?:(?:billiger|günstiger|besser|neuer|ähnlich)e[nrs]?|(?:de\s+)?(?:moins chers?|meilleurs?)"
    r"|(?:unos\s+)?más baratos?|mejores)\W*$"
    r"|\b(?:them|these|those|the\s+(?:results?|prices?|figures?|numbers?|answers?))\b"
    r"|(?<!\bis\s)(?<!\bdoes\s)\bit\b|\b(?:that|this)\W*$",
    re.IGNORECASE,
)
_LIMIT: Final = regex(
    r"[\s,]*\b(?:(?:for|with|spending|spend|cost(?:ing)?|capped|cap|limit)\s+)*(?:at\s+most|up\s+to"
    r"|no\s+more\s+than|not\s+more\s+than|at|of|max(?:imum)?)\s+(?:US)?\$\s?\d+(?:\.\d+)?\W*$",
    re.IGNORECASE,
)
_BEST: Final = regex(
    r"^(?:(?:the\s+)?(?:cheapest|best|lowest|highest|most|least|cheaper|better|worst|biggest"
    r"|smallest)\b.*)$",
    re.IGNORECASE,
)


def clauses_of(objective: str) -> tuple[Clause, ...]:
    """Return the pieces of work of an objective, in their order."""
    # Spaces say nothing here, and a thousand of them in a row would be tried at every word.
    said = re.sub(r"\n\s*", "\n", re.sub(r"[^\S\n]+", " ", objective.strip()[:LONGEST]))
    said = in_english(said)
    text = _LIMIT.sub("", without_limits(said).strip())
    held = dict[str, str]()

    def hide(match: re.Match[str]) -> str:
        mark = f"\ue000{len(held)}\ue001"
        held[mark] = match[0]
        return mark

    # An address may hold what would part clauses.
    hidden = re.sub(r"https?://\S*[^\s.,;:!?)]", hide, text)
    parts = [_shown(part, held) for part in _BREAK.split(hidden)]
    plain = [_POLITE.sub("", part).strip(" ,.;:!?") for part in parts]
    plain[:1] = [_HEADING.sub("", each) for each in plain[:1]]
    steps = [step for part in plain if part for step in parted(part)]
    return tuple(clause_of(step) for step in steps)


def _shown(text: str, held: dict[str, str]) -> str:
    for mark, address in held.items():
        text = text.replace(mark, address)
    return text


def clause_of(text: str) -> Clause:
    """Return what kind of work a clause is."""
    urls = find_slots(text).urls
    of_files = None if urls else _of_files(text)
    return of_files or _by_verb(text, urls)


def _by_verb(text: str, urls: tuple[str, ...]) -> Clause:
    if match := _COMPARE.match(text):
        return _compared(text, match["rest"])
    if match := _REPORT.match(text):
        return Clause(kind=Kind.REPORT, text=text, subject=_by(match["rest"]), urls=urls)
    if (match := _CALCULATE.match(text)) and not re.search(r"\d", text):
        return Clause(kind=Kind.CALCULATE, text=text, subject=text)
    if match := _NAVIGATE.match(text):
        kind = Kind.NAVIGATE if urls else Kind.OTHER
        return Clause(kind=kind, text=text, urls=urls)
    if match := _RESEARCH.match(text):
        return Clause(kind=Kind.RESEARCH, text=text, names=_names(match["rest"]))
    if (match := _EXTRACT.match(text)) and (urls or _is_of_them(match["rest"])):
        rest = match["rest"]
        for url in urls:
            rest = re.sub(
                rf"\s*(?:from|of|on|at|off|in)?\s*{re.escape(url)}.*", "", rest, flags=re.DOTALL
            )
        return Clause(kind=Kind.EXTRACT, text=text, subject=what_of(rest), urls=urls)
    if match := _SEARCH.match(text):
        count, rest = _counted(match["count"]), match["rest"].strip()
        return Clause(kind=Kind.SEARCH, text=text, subject=rest, count=count)
    if match := _EXTRACT.match(text):
        return Clause(kind=Kind.EXTRACT, text=text, subject=what_of(match["rest"]))
    return Clause(kind=Kind.OTHER, text=text, urls=urls)


def _of_files(text: str) -> Clause | None:
    if path := step_file(text):
        return Clause(kind=Kind.FILE, text=text, path=path)
    folder = step_folder(text)
    return Clause(kind=Kind.FOLDER, text=text, path=folder) if folder else None


def points_back(text: str) -> bool:
    """Tell whether a clause speaks of something that came before it."""
    return bool(_POINTS.search(text))


def what_of(rest: str) -> str:
    """Return what is looked for in pages: ``their prices from each page`` is ``prices``."""
    before, text = None, " ".join(rest.split())
    while before != text:
        before, text = text, _THEIRS.sub("", text).strip(" ,.;:")
    return text


def _is_of_them(rest: str) -> bool:
    return bool(
        re.match(r"(?:their|its)\b", rest, re.IGNORECASE)
        or re.search(rf"{_OF_THEM}\W*$", rest, re.IGNORECASE)
    )


def _counted(said: str | None) -> int | None:
    if said is None:
        return None
    return int(said) if said.isdigit() else _NUMBERS[" ".join(said.lower().split())]


def counted_word(said: str) -> int | None:
    """Return the number that a word is: ``5``, ``five``; None where it is none."""
    return int(said) if said.isdigit() else _NUMBERS.get(said.lower())


def _compared(text: str, rest: str) -> Clause:
    rest = rest.strip()
    subject = _by(rest)
    without = _BY.sub("", rest).strip(" ,.;:") if subject else rest
    if _THEM.match(without):
        return Clause(kind=Kind.COMPARE, text=text, subject=subject)
    names = _names(without)
    if len(names) > 1 and not re.match(r"(?:the|their|its)\b", without, re.IGNORECASE):
        return Clause(kind=Kind.COMPARE, text=text, subject=subject, names=names)
    return Clause(kind=Kind.COMPARE, text=text, subject=subject or _field(without))


def _field(text: str) -> str:
    """Return what a comparison is by where it is named: ``their prices`` is ``prices``."""
    found = what_of(text)
    return "" if _THEM.match(found) or _BEST.match(found) else found


def _by(rest: str) -> str:
    found = _BY.search(rest)
    return found["what"].strip() if found and not _THEM.match(found["what"]) else ""


def _names(text: str) -> tuple[str, ...]:
    listed = (each.strip(" ,.;:\"'“”") for each in _LISTED.split(text))
    return tuple(dict.fromkeys(each for each in listed if each))
