# ruff: noqa: RUF001  # words of many languages
"""How new what is searched for has to be, and the sites of a mission as a search engine reads them.

"News about solar panels from last week" is asked for with a range of time; words that a range only
comes near to ("the last three days") stay in the query besides, so nothing of the wish is lost. A
time that belongs to the thing itself ("the weather this week") is no such range.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from buddy.domain.limit_words import COUNTED, number_of
from buddy.domain.regex import regex
from buddy.domain.scope import Scope

Recency = Literal["day", "week", "month", "year"]
RANGES: Final[tuple[Recency, ...]] = ("day", "week", "month", "year")
SITES: Final = 10
"""Sites of each kind that a query names; what is found elsewhere is left out anyway."""
_READ: Final = 500
_NEWS: Final = regex(
    r"(?<!\w)(?:news|headlines?|articles?|posts?|posted|papers?|stud(?:y|ies)|reports?|reviews?"
    r"|updates?"
    r"|videos?|blogs?|publications?|published|released|written|added|releases?|announce\w*|jobs?"
    r"|offers?"
    r"|neuigkeiten|nachrichten|meldungen|schlagzeilen|artikel|beiträge?|berichte?|studien|tests?"
    r"|veröffentlicht\w*|erschienen\w*|nouvelles?|actualités?|actus?|études?|avis|publiée?s?"
    r"|parue?s?"
    r"|noticias?|titulares|artículos?|publicad[oa]s?|reseñas?|estudios|notizie|articol[io]"
    r"|pubblicat[oaie]|recensioni|notícias?|artigos?|resenhas?|nieuws|artikelen|berichten"
    r"|gepubliceerd\w*)(?!\w)",
    re.IGNORECASE,
)
"""What has a date of its own, so that a range of time is one of when it was written."""
_UNITS: Final = {
    "hour": r"hours?|hrs?|stunden?|heures?|horas?|or[ae]|uur|uren",
    "day": r"days?|tage?n?|jours?|d[íi]as?|giorn[oi]|dag(?:en)?",
    "week": r"weeks?|wochen?|semaines?|semanas?|settiman[ae]|week|weken",
    "month": r"months?|monate?[ns]?|mois|mes(?:es)?|mês|mes[ei]|maand(?:en)?",
    "year": r"years?|jahre?[ns]?|ans?|années?|años?|ann[oi]|anos?|jaar|jaren",
}
_UNIT: Final = "|".join(rf"(?P<{name}>{words})" for name, words in _UNITS.items())
_LEAD: Final = (
    r"(?:\s*,)?(?:\s*(?:from|of|in|within|during|over|since|published|posted|released|written"
    r"|von|aus|vom"
    r"|der|des|de[rn]?|in|im|seit|de|du|des|dans|depuis|pendant|del?|en|desde|durante"
    r"|degli|dell[aeo]"
    r"|d[aeio]l?|nell[aeo]|negli|d[oae]s?|n[oa]s?|van|uit|in|sinds|afgelopen)(?!\w)|\s*d['’]){0,4}\s*"
    r"(?:(?:the|den|die|der|les|la|le|l['’]|los|las|el|gli|le|il|os|as|o|a|de|het)\s*)?"
)
_PAST: Final = (
    r"(?:last|past|previous|letzten?[nrms]?|vergangenen?[nrms]?|vorigen?[nrms]?|derni(?:er|ère)s?"
    r"|últim[oa]s?|pasad[oa]s?|ultim[oaie]|scors[oaie]|passat[oaie]|passad[oa]s?|vorige?|laatste"
    r"|afgelopen)"
)
_NOW: Final = r"(?:this|current|diese[rnms]?|cette|ce|est[ae]|quest[ao]|dieser|esta|este|deze|dit)"
_RANGE: Final = regex(
    rf"(?<![\w]){_LEAD}(?:{_PAST}\s+(?:(?P<count>\d{{1,3}}|{COUNTED})\s+)?(?:{_UNIT})"
    rf"|(?P<before>\d{{1,3}}|{COUNTED})\s+{_PAST}\s+(?:{_UNIT.replace('?P<', '?P<b_')})"
    rf"|(?P<now>{_NOW})\s+(?:{_UNIT.replace('?P<', '?P<n_')})"
    rf"|(?:{_UNIT.replace('?P<', '?P<a_')})\s+{_PAST}"
    r"|(?P<today>today(?:['’]s)?|heute|aujourd['’]hui|hoy|oggi|hoje|vandaag)"
    r"|(?P<yesterday>yesterday|gestern|hier|ayer|ieri|ontem|gisteren))(?!\w)",
    re.IGNORECASE,
)
_CORE: Final = regex(
    rf"(?<!\w)(?:{_PAST}\s|{_NOW}\s|today|heute|hoy|oggi|hoje|vandaag|yesterday|gestern|hier|ayer|ieri"
    r"|ontem|gisteren).*$",
    re.IGNORECASE,
)
_ABOUT: Final = regex(
    r"(?<!\w)(?:about|on|over|über|zu|sur|sobre|acerca de|su|riguardo a|over)\s*$", re.IGNORECASE
)
_BEFORE: Final = (
    r"(?:before|prior to|older than|earlier than|until|vor|älter als|bis|avant|jusqu['’]à"
    r"|plus vieux que|antes|anteriores a|hasta|prima|fino a|antigos que|até|vóór|ouder dan|tot)"
)
_NO: Final = (
    r"(?:not|n['’]t|never|no|none|nothing|except(?: for)?|excluding|without|other than|apart from"
    r"|nicht|nie|kein\w*|außer|ausser|ohne|pas|jamais|sauf|hormis|sans|excepto|salvo|sin|nunca|non|mai"
    r"|tranne|eccetto|senza|não|exceto|sem|niet|geen|behalve|zonder)"
)
_OUTSIDE: Final = regex(
    rf"(?<!\w)(?:(?P<no>{_NO})(?:\s+(?:those|the ones|any|anything|die|ceux|l[oa]s|quelli|os|degene"
    rf"|are|be|sind|sean?|son|soient|siano|sejam|zijn"
    rf"|published|posted|written|from|of|von|aus))*|(?:(?P<not>{_NO})\s+)?(?:[^\W\d_]+\s+)?{_BEFORE})"
    r"\s*(?:the|de[rmn]?|die|das|del?|d[io]|van|l[aeo]|el)?\s*$",
    re.IGNORECASE,
)
"""A range that is just what is not wanted: "not from last week", "before this year"."""
_NO_LEADS: Final = regex(r"^\s*no\s+(?:del?|from|of)(?!\w)", re.IGNORECASE)
"""The "no" of "no de ayer"; that of "no mês passado" is "in the"."""
_QUOTED: Final = regex(
    r"(?<!\w)(?:[\"“”„«]\s?[^\"“”„«»]{1,80}[\"“”»]|['‘‚][^'‘’‚]{1,80}['’‘])(?!\w)"
)
_PAPERS: Final = regex(
    r"(?<!\w)(?:usa|psychology|physics|history|christianity|medicine|india|russia)\s+$",
    re.IGNORECASE,
)
"""What "today" behind it makes the name of a paper, however it is written."""
_OF: Final = regex(r"^\s+(?:of|von|des|der|d[eu]l?|di|d[oa]|van)\s+\w", re.IGNORECASE)
"""What makes a range a part of the thing: "the last week of Pompeii"."""
_DAYS: Final = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 31.0, "year": 366.0}
_MOST: Final[tuple[tuple[float, Recency], ...]] = (
    (1.0, "day"),
    (7.0, "week"),
    (31.0, "month"),
    (372.0, "year"),
)


@dataclass(frozen=True, slots=True)
class Newness:
    """How new what is looked for has to be."""

    within: Recency
    rest: str
    """The text without the words that the range says wholly; with them where it only comes near."""


def newness_in(text: str) -> Newness | None:
    """Return how new a text wants what it searches for; None: it does not say, or by no range.

    Args:
        text: "news about solar panels from last week", "Artikel der letzten drei Tage".
    """
    text = " ".join(text.split())  # runs of spaces would be looked through again and again
    said = text[:_READ]
    if not _NEWS.search(said):
        return None
    found = next((each for each in _RANGE.finditer(said) if _is_meant(said, each)), None)
    if found is None:
        return None
    days, exact = _days(found)
    within: Recency | None = next((name for most, name in _MOST if days <= most), None)
    if within is None:
        return None
    if not exact:
        return Newness(within, text)
    older = _OUTSIDE.search(said[: found.start()])  # "not older than" goes with the range
    start = older.start() if older else found.start()
    rest = f"{text[:start]} {text[found.end() :]}"
    return Newness(within, " ".join(rest.split()).strip(" ,;"))


def only_newness(text: str) -> bool:
    """Tell whether a text is a range of time and nothing else: "from the last month"."""
    text = " ".join(text.split())
    found = _RANGE.search(text[:_READ])
    return found is not None and not re.search(r"\w", text.replace(found[0], "", 1))


def _is_meant(said: str, found: re.Match[str]) -> bool:
    """Tell whether a range in a text is when what is looked for was written."""
    head, rest = said[: found.start()], said[found.end() :]
    if not found[0].strip() or _ABOUT.search(head) or _OF.match(rest):
        return False
    if _NO_LEADS.match(found[0]):
        return False
    outside = _OUTSIDE.search(head)
    return (outside is None or outside["not"] is not None) and not _is_name(said, found)


def _is_name(said: str, found: re.Match[str]) -> bool:
    """Tell whether the words of a range belong to a title: "USA Today", "'Yesterday' by …"."""
    if any(each.start() < found.end() <= each.end() for each in _QUOTED.finditer(said)):
        return True
    words = _CORE.search(found[0])
    if words is None:
        return False
    core = words[0]
    start = found.start() + words.start()
    head = said[:start]
    if (found["today"] or found["yesterday"]) and _PAPERS.search(head):
        return True
    around = f"{head} {said[found.end() :]}"
    if not core[0].isupper() or not re.search(r"(?<!\w)[a-zà-ÿ]{4}", around):
        return False  # in small letters, or as large as all the rest
    begins = not head.strip() or head.rstrip()[-1] in ".!?:,;"
    each_word = core.split()
    return not begins or (len(each_word) > 1 and all(each[0].isupper() for each in each_word))


def _days(found: re.Match[str]) -> tuple[float, bool]:
    """Return how many days back a range goes, and whether a search engine's range is just that."""
    if found["today"]:
        return 1.0, True
    if found["yesterday"]:
        return 2.0, False
    count = found["count"] or found["before"]
    number = number_of(count) if count else 1
    unit = next(
        name for name in _UNITS for mark in ("", "b_", "n_", "a_") if found[f"{mark}{name}"]
    )
    days = number * _DAYS[unit]
    exact = number == 1 and unit != "hour"
    exact = exact or (number, unit) in {(24, "hour"), (7, "day"), (30, "day"), (12, "month")}
    return days, exact


def site_operators(scope: Scope) -> str:
    """Return the sites of a mission in the words of search engines; empty: it names none."""
    only = scope.allowed_domains or ()
    keeps = " OR ".join(f"site:{host}" for host in only[:SITES])
    away = [f"-site:{host}" for host in scope.blocked_domains[:SITES]]
    return " ".join(filter(None, (f"({keeps})" if len(only) > 1 else keeps, *away)))
