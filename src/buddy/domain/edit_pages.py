# words of many languages
"""Which pages of a proposal another page takes the place of: "change the page to c.org".

Of several pages one is meant only where the words say which: by its place, by its site, or all of
them. Else it is asked, for a page that is dropped without a word is work that is lost. In English,
German, French, Spanish, Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from buddy.domain.ordinals import ordinal_in, ordinals_in
from buddy.domain.page_named import PageLink, fitting
from buddy.domain.page_said import names_in
from buddy.domain.regex import regex
from buddy.domain.slots import find_slots, host_of
from buddy.domain.tool_input import with_scheme

_PAGE: Final = (
    r"(?:pages?|sites?|addresse?s?|urls?|links?|websites?|seiten?|adressen?|adresses?|páginas?"
    r"|enlaces?"
    r"|direcci[oó]n(?:es)?|pagin[ae]|indirizz[oi]|endereços?|paginas?|adres(?:sen)?)"
)
_PUTS: Final = regex(
    rf"(?<!\w)(?:change|set|switch|make|replace|swap|ändere?|wechsle?|setze?|ersetze?|tausche?"
    rf"|change[rz]?"
    rf"|remplace[rz]?|mets|cambia|pon|reemplaza|sustituye|metti|sostituisci|muda|mude|troca|troque"
    rf"|verander|wijzig|vervang|zet)\s+(?:[^\W\d_]+\s+){{0,3}}?{_PAGE}(?!\w)",
    re.IGNORECASE,
)
_PUTS_LAST: Final = regex(
    rf"(?<!\w){_PAGE}\s+(?:auf|durch|gegen|in|mit|door|naar)\s+(?:ändern|wechseln|setzen|ersetzen"
    r"|tauschen|austauschen|stellen|wijzigen|vervangen|veranderen)(?!\w)",
    re.IGNORECASE,
)
"""The same with the verb behind the address, which is cut out."""
_SCHEME: Final = regex(r"^https?://", re.IGNORECASE)
_ALL: Final = regex(
    r"(?<!\w)(?<!is )(?<!'s )(?<!at )(?<!after )(?<!first of )(?:both|all(?! (?:good|right|set))"
    r"|every|each|beide|alle|tou(?:te)?s|les deux|tod[ao]s|amb[ao]s|tutt[ei]|entramb[ei])(?!\w)",
    re.IGNORECASE,
)
_ONLY: Final = regex(
    r"(?<!\w)(?:only|just(?!\s+(?:use|take|put|try)\b)|alone|nur|bloß|allein|seulement|uniquement"
    r"|s[oó]lo|solamente|únicamente|soltanto|só|apenas|somente|alleen|enkel)(?!\w)",
    re.IGNORECASE,
)
"""What leaves no other page beside the new one, where it stands behind the page it replaces."""


_DROPS: Final = regex(
    r"(?<!\w)(?:remove|drop|skip|leave out|omit|delete|take out|without|not|ignore|exclude|forget"
    r"|entferne?|streiche?|lass|lasse|ohne|nicht|lösche?|enl[èe]ve[rz]?|retire[rz]?|supprime[rz]?"
    r"|sans"
    r"|pas|quita|elimina|borra|omite|sin|togli|rimuovi|ometti|senza|non|tira|retira|remova|remove"
    r"|sem|n[ãa]o|verwijder|schrap|zonder|niet|laat)(?!\w)",
    re.IGNORECASE,
)
_KEEPS: Final = regex(
    r"(?<!\w)(?:only|just|keep|nur|bloß|behalte?|seulement|uniquement|garde[rz]?|s[oó]lo"
    r"|solamente|mant[ée]n|qu[ée]date|soltanto|tieni|só|somente|apenas|mant[ée]m|alleen|slechts"
    r"|houd)(?!\w)",
    re.IGNORECASE,
)
_NOT_ONLY: Final = regex(
    r"(?<!\w)(?:not (?:only|just)|nicht nur|pas seulement|no s[oó]lo|non solo|não só"
    r"|niet alleen)\b",
    re.IGNORECASE,
)
_PARTS: Final = regex(
    r"(?<!\w)(?:results?|rows?|tables?|sections?|paragraphs?|lines?|links?|hits?|ergebnis\w*"
    r"|zeilen?"
    r"|tabellen?|abs[äa]tze?|r[ée]sultats?|lignes?|tableaux?|resultados?|filas?|tablas?"
    r"|risultat[io]"
    r"|righe?|tabell[ae]|linhas?|tabelas?|resultaat|rijen)(?!\w)",
    re.IGNORECASE,
)
"""What a page has first ones of as well."""


def pages_left(text: str, before: Sequence[str]) -> tuple[str, ...] | None:
    """Return the pages of a proposal that a message leaves of several; None: it picks none.

    Args:
        text: "use only the first page", "remove the second one", "ohne die Shop-Seite".
        before: The pages of the proposal, in their order.
    """
    if len(before) < 2 or find_slots(text).urls or _PARTS.search(text):  # noqa: PLR2004  # of one nothing is picked
        return None
    place = ordinal_in(text, len(before))
    if place is None:
        links = [PageLink(text="", url=with_scheme(url)) for url in before]
        named = {link.url for page in names_in(text) for link in fitting(page, links)}
        places = [at for at, link in enumerate(links) if link.url in named]
        place = places[0] if len(places) == 1 else None
    if place is None or not 0 <= place < len(before):
        return None
    if _DROPS.search(text) and not _NOT_ONLY.search(text):
        return tuple(each for at, each in enumerate(before) if at != place)
    return (before[place],) if _KEEPS.search(text) and not _NOT_ONLY.search(text) else None


_LONGEST_INSTEAD: Final = 300
_READ_INSTEAD: Final = regex(
    r"^\W*+(?:(?:no|actually|please|ok(?:ay)?|but|just|nein|bitte|doch|non|mais|no|pero|ma|não|mas"
    r"|nee|maar)\b[\s,]*+)*+"
    r"(?:(?:use|take|try|read|open|check|nimm|nutze|verwende|lies|öffne|utilise[rz]?|prends|lis"
    r"|ouvre|usa|toma|lee|abre|prendi|leggi|apri|use|leia|lê|abra|gebruik|neem|lees|open)\s+"
    r"(?:(?:the|die|la|a|o|de)\s+(?:page|site|seite|página|pagina)\s+)?)?"
    r"(?P<page>\S+?)[\s,]+(?:instead|rather|stattdessen|lieber|plutôt|à la place|en su lugar"
    r"|en cambio|mejor|invece|piuttosto|em vez disso|in plaats daarvan|liever)[\s.!]*$",
    re.IGNORECASE,
)


def read_instead(text: str) -> str | None:
    """Return the page that a message says to read in the place of what is proposed; else None.

    A site alone is none: a search may be kept to it.

    Args:
        text: "use https://a.example/hotels instead", beside a search for hotels.
    """
    if len(text) > _LONGEST_INSTEAD or len(urls := find_slots(text).urls) != 1:
        return None
    found = _READ_INSTEAD.match(text)
    if found is None or found["page"] != urls[0]:
        return None
    return urls[0] if _SCHEME.sub("", urls[0]).rstrip("/").partition("/")[2] else None


def puts_page(text: str) -> bool:
    """Tell whether a message says in so many words that another page takes the place of one."""
    return bool(_PUTS.search(text) or _PUTS_LAST.search(_without_addresses(text)))


def names_other_page(text: str, before: Sequence[str]) -> bool:
    """Tell whether a message names one page, and not only a site, of none of the pages' sites."""
    named = find_slots(text).urls
    if len(named) != 1 or host_of(named[0]) in {host_of(page) for page in before}:
        return False
    return len(_SCHEME.sub("", named[0]).rstrip("/").partition("/")[2]) > 0


def replaced_by(text: str, before: Sequence[str], pages: Sequence[str]) -> tuple[str, ...] | None:
    """Return which pages of a proposal are taken out for others; None: that has to be asked.

    Args:
        text: "change the second page to c.org", "change the page to c.org only".
        before: The pages of the proposal, in their order.
        pages: Those that are named for their place.
    """
    if len(before) == 1 or len(pages) >= len(before):
        return tuple(before)
    bare = _without_addresses(text).replace("\u2019", "'")
    places = ordinals_in(bare, len(before))
    if places is None or places:
        return _at(places or (), before)
    put = _PUTS.search(bare) or _PUTS_LAST.search(bare)
    if _ALL.search(bare) or _ONLY.search(bare, put.end() if put else 0):
        return tuple(before)
    hosts = {host_of(page) for page in pages}
    same = tuple(each for each in before if host_of(each) in hosts)
    return same if len(same) == 1 else None


def _without_addresses(text: str) -> str:
    """Return a text without the addresses in it: "https://c.example/page2" says no place."""
    for url in sorted(find_slots(text).urls, key=len, reverse=True):
        text = text.replace(url, " ")
    return " ".join(text.split())


def _at(places: Sequence[int], before: Sequence[str]) -> tuple[str, ...] | None:
    """Return the pages at some places; None where there is none at one of them."""
    there = all(0 <= place < len(before) for place in places)
    return tuple(before[place] for place in places) or None if there else None


def with_pages(text: str, gone: Sequence[str], pages: Sequence[str]) -> str:
    """Return an objective with other pages in the place of some of its own."""
    if len(gone) == 1:
        return text.replace(gone[0], " and ".join(pages), 1)
    start = min(text.index(each) for each in gone)
    end = max(text.rindex(each) + len(each) for each in gone)
    return f"{text[:start]}{' and '.join(pages)}{text[end:]}"
