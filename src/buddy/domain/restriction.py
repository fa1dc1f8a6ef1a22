# ruff: noqa: RUF001  # words of many languages
"""Where a sentence says that Buddy may go, and where not: "only from a.org", "but not a.org/b".

A page that is excluded is no page to read, and a site that only bounds the work is none either, as
long as another one is named. What is said of the site itself ("don't leave it") bounds the work to
the sites that it names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from buddy.domain.kept_reading import kept
from buddy.domain.known_sites import NAMED_SITE, domains_of
from buddy.domain.limit_words import NOT_NOT
from buddy.domain.page_words import no_other_pages, stays_there
from buddy.domain.regex import regex
from buddy.domain.scope import Scope, covers
from buddy.domain.slots import MAX_CHARACTERS, addresses_in, find_slots, host_of
from buddy.domain.without_site import JOINT, leaves_site_out, with_or_without, words_before

_NUMBERED_HOST: Final = regex(r"(?<![\w.@/:-])(?:\d{1,3}(?:\.\d{1,3}){3}|localhost)(?![\w:/]|\.\w)")
"""A machine by its number alone: an address only where the words say that it is a site."""
_JOINED: Final = regex(rf"^\s*(?:[,&/]\s*)?(?:{JOINT})?\s*(?:the )?$", re.IGNORECASE)
_NEG: Final = (
    r"(?:do not|don['’]?t|never|not|no|nothing|without|nicht|nie|niemals|kein\w*|ohne|ne|n['’]"
    r"|pas|jamais|rien"
    r"|sans|nunca|nada|sin|não|nao|sem|non|mai|niente|senza|niet|nooit|geen|niets|zonder)"
)
_EXCEPT: Final = (
    r"(?:except(?: for| from)?|excluding|exclude|excludes|avoid(?:ing)?|skip(?:ping)?|ignore"
    r"|ignoring|block(?:ing)?"
    r"|leave out|leaving out|other than|apart from|but not|and not|außer|ausser|ausgenommen"
    r"|ausgeschlossen|meide"
    r"|vermeide|überspringe|ignoriere|sauf|excepté|hormis|évite[rz]?|ignore[rz]?|mais pas|et pas"
    r"|excepto"
    r"|salvo|evita|evite|ignora|omite|excluye|tranne|eccetto|escludi|escluso|exceto|exclua"
    r"|fora|behalve|uitgezonderd|vermijd|negeer|sla)"
)
_FEW: Final = r"(?:[\s'’]+[^\W\d_]+){0,4}?[\s:'’(]*"
_EXCLUDED: Final = regex(
    rf"(?<![\w-])(?:{_EXCEPT}|{_NEG}){_FEW}$",
    re.IGNORECASE,
)
_NONE_BUT: Final = regex(
    rf"(?<![\w-])(?:{_NEG}(?:[\s'’]+(?!skip|avoid|ignor|block)[^\W\d_]+){{0,5}}?[\s'’]+"
    r"(?:except(?: for| from)?|other than|apart from|besides|außer|ausser|sauf|hormis|excepté"
    r"|excepto|salvo|tranne|eccetto|se non|exceto|a não ser|behalve"
    r"|(?:other|anderen?|autres?|otr[oa]s?|altr[eio]|outr[oa]s?)\s+[^\W\d_]+\s+(?:than|but|als"
    r"|que|che"
    r"|do que|dan)"
    r"|(?<=any )but|(?<=else )but|(?<=site )but|(?<=sites )but|(?<=page )but|(?<=pages )but"
    r"|(?<=anything )but|(?<=anywhere )but|(?<=other )but|(?<=more )than)"
    r"|nothing but|nowhere but|nichts als|n['’][^\W\d_]+ que|ne [^\W\d_]+ que|niets dan)"
    r"(?:\s+(?:the|on|from|auf|von|bei|sur|de|en|su|da|em|op|van|der|die|site|page))*[\s:]*$",
    re.IGNORECASE,
)
"""A no that keeps to one place: "don't use any site except a.org", "nowhere but a.org"."""
_NAMED_AWAY: Final = regex(
    rf"(?:(?:^|[,;.(]|(?<!\w)(?:and|but|und|aber|et|mais|y|pero|e|ma|mas|en|maar))\s*"
    rf"(?:please |bitte )?(?:{_EXCEPT}|{_NEG})(?:\s+(?:use|using|include|including|visit|go to|read"
    r"|from|on|in|auf|von|bei|sur|de|en|su|da|em|op|van|any|the))*"
    rf"|(?<!\w)(?:{_EXCEPT}(?:\s+(?:on|from|auf|von|sur|de|en|su|da|em|op|van))?"
    rf"|{_NEG}\s+(?:on|from|auf|von|sur|su|em|op|van)))\s+"
    rf"(?:the\s+)?(?:{NAMED_SITE.pattern}\s*[,&/]?\s*(?:{JOINT}\s+)?)*$",
    re.IGNORECASE,
)
_NOT_EXCLUDED: Final = regex(
    r"\b(?:i|we|you|he|she|they|it|ich|wir|du|je|nous|tu|yo|io|eu|ik|wij)\s+(?:\w+\s+)?"
    r"(?:do not|don['’]?t|can(?:no)?t|can['’]t|couldn['’]t|never|not|nicht|ne|no|non|não"
    r"|niet)\b[^,;.]*$"
    r"|\b(?:why|warum|pourquoi|por ?qué|perch[eé]|porque|waarom)\b[^,;.]*$"
    r"|(?:not|no|n['’]t|nicht|pas|non|não|niet|nunca)\s+(?:only|just|sure|forget|hesitate|mind"
    r"|problem|nur|vergiss"
    r"|vergessen|seulement|oublie[rz]?|solo|s[oó]lo|olvides|soltanto|dimenticare|só|apenas"
    r"|esqueça|alleen|vergeet"
    r"|alleen maar)\b[^,;.]*$"
    r"|\b(?:n['’]oublie[rz]? pas|vergiss nicht|no olvides|non dimenticare|não esqueça"
    r"|vergeet niet|don['’]?t (?:forget"
    r"|hesitate))\b[^,;.]*$",
    re.IGNORECASE,
)
"""A no that keeps nothing away: "I could not open it", "why not", "do not forget to read"."""
_LEAVE: Final = (
    r"(?:leave|leaving|exit|go(?:ing)? (?:beyond|outside(?: of)?|off)|stray(?:ing)? from"
    r"|outside(?: of)?|beyond"
    r"|anywhere (?:else )?(?:but|except)|verlass\w*|verlässt|außerhalb(?: von)?"
    r"|ausserhalb(?: von)?|quitte[rsz]?"
    r"|quitter|sor[ts]\w*(?: de)?|en dehors de|hors de|salgas(?: de)?|salir(?: de)?"
    r"|salga(?: de)?|abandones"
    r"|fuera de|uscire(?: da)?|lasciare|fuori(?: da)?|sa(?:ia|ias|ir)(?: d[eoa])?|fora d[eoa]"
    r"|verla(?:at|ten)"
    r"|buiten)"
)
_STAY: Final = (
    r"(?:stay|stays|staying|stick|sticking|keep|remain|restrict|limit|confine|bound|bleib\w*"
    r"|beschränk\w*|begrenz\w*"
    r"|reste[rz]?|limite[rz]?|quéda\w*|queda\w*|limita\w*|mantente|rest(?:a|are)|riman\w*"
    r"|limitati|fique|fica|permaneça"
    r"|blijf|beperk)"
)
_AT: Final = (
    r"(?:on|at|in|to|within|inside|from|auf|bei|in|von|innerhalb(?: von)?|sur|dans|à|chez|de"
    r"|depuis|en|a|dentro de|desde"
    r"|su|sul|sulla|all['’]interno di|da|dal|dalla|di|em|no|na|dentro d[eoa]|do|op|binnen|bij"
    r"|tot|van|use|using|via|aus"
    r"|with)"
)
_ONLY_WORD: Final = (
    r"(?:only|solely|exclusively|nothing but|nowhere but|nur|ausschließlich|lediglich|seulement"
    r"|uniquement"
    r"|exclusivement|solo|s[oó]lo|solamente|únicamente|unicamente|soltanto|esclusivamente|só"
    r"|somente|apenas"
    r"|alleen|enkel|uitsluitend|slechts)"
)
_BOUND: Final = regex(
    rf"(?<![\w-])(?:"
    rf"{_NEG}{_FEW}{_LEAVE}(?:\s+pas)?"
    rf"|{_ONLY_WORD}(?:\s+[^\W\d_]+){{0,2}}?\s+{_AT}"
    rf"|(?:just|nur|only)\s+(?:from|on|within|inside)"
    rf"|{_STAY}(?:\s+[^\W\d_]+){{0,3}}?\s+{_AT}"
    rf")(?:\s+(?:the|der|die|das|den|dem|le|la|el|il|o|a|de|het)?\s*(?:site|website|domain|page"
    rf"|seite|page)?)?[\s:]*$"
    rf"|(?:^|[,;(]|\b(?:and|but|und|aber|et|mais|y|pero|e|ma|mas|en|maar)\b)\s*{_ONLY_WORD}[\s:]*$",
    re.IGNORECASE,
)
_NOT_BEHIND: Final = regex(
    r"^\s*(?:nicht|niet)\s*(?:$|[,.;!]|(?:und|aber|en|maar)\b)", re.IGNORECASE
)
"""German and Dutch put the no behind: "verlasse a.org nicht"."""
_LEAVING: Final = regex(rf"(?<![\w-]){_LEAVE}\s*$", re.IGNORECASE)
_STATED: Final = regex(
    r"\b(?:ist|is|war|was|geht|gaat|werkt|funktioniert|kann|kan|warum|waarom|ich|ik|wir"
    r"|wij)\b[^,;.]*$",
    re.IGNORECASE,
)
_ONLY_BEHIND: Final = regex(
    rf"^\s*(?:{_ONLY_WORD}|alone)(?![\w-])(?!\s+(?:the|a|one|\w+ page)\b)", re.IGNORECASE
)
_AT_BEFORE: Final = regex(rf"(?<!\w){_AT}\s+$", re.IGNORECASE)
_SITE: Final = (
    r"(?:(?:the|this|that|the same|same|its|der|dieser?|die|derselben?|dem|le|la|ce|cette|même"
    r"|el|ese|este|esa|esta|misma"
    r"|mismo|il|lo|questo|questa|stesso|stessa|o|a|esse|este|essa|mesmo|mesma|de|deze|die"
    r"|dezelfde|het|dit)\s+)*"
    r"(?:web ?)?(?:sites?|domains?|domaines?|hosts?|pages?|websites?|webseite|seite|dominio"
    r"|domínio|p[aá]gina|pagina|sito"
    r"|domein|sitio)\b"
)
_STAYS: Final = regex(
    rf"(?<![\w-])(?:{_NEG}{_FEW}{_LEAVE}\s+{_SITE}"
    rf"|{_STAY}(?:\s+[^\W\d_]+){{0,3}}?\s+{_AT}\s+{_SITE}"
    rf"|{NOT_NOT}{_ONLY_WORD}\s+(?:{_AT}\s+)?(?:this|that|the same|same|diese[rs]?|ce|cette|este"
    rf"|esta|ese|esa|questo"
    r"|questa|esse|essa|deze|dit)\s+(?:web ?)?(?:site|domain|website|sitio|dominio|sito|domínio"
    r"|domaine|domein|page|seite|p[aá]gina)\b"
    r"|no (?:external|other|outside) (?:links?|sites?|domains?)|keine (?:externen"
    r"|anderen) (?:links|seiten)"
    r"|pas d['’]autres sites|ningún otro sitio|nessun altro sito|nenhum outro site"
    r"|geen andere sites?)",
    re.IGNORECASE,
)
_LINKS: Final = regex(
    r"(?<![\w-])(?:(?:do not|don['’]?t|never|without|no|not)\s+(?:follow(?:ing)?"
    r"|click(?:ing)?(?: on)?|open(?:ing)?)"
    r"(?: \w+){0,2}? links?|no link[- ]following|folge?n?\s+(?:\w+\s+)?(?:keinen?"
    r"|nicht)\s*\w*\s*links?"
    r"|(?:keinen?|ohne)\s+(?:\w+\s+)?links?\s+(?:zu\s+)?(?:folgen|verfolgen)|ne (?:suis"
    r"|suivez) (?:pas|aucun)(?: \w+)?"
    r" liens?|sans suivre (?:les|de) liens|no sigas? (?:los |ningún )?(?:enlaces?|links?)"
    r"|sin seguir (?:los )?"
    r"(?:enlaces|links)|non (?:seguire|segua) (?:i |nessun )?(?:link|collegamenti)"
    r"|senza seguire (?:i )?(?:link"
    r"|collegamenti)|não (?:siga|segue) (?:os |nenhum )?links?|sem seguir (?:os )?links?"
    r"|volg geen (?:links?"
    r"|koppelingen)|zonder (?:links?|koppelingen) te volgen)\b",
    re.IGNORECASE,
)
_NEAR: Final = 200
"""Characters behind an address that say what it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Restriction:
    """Where a sentence says that Buddy may go."""

    only: tuple[str, ...] = ()
    """Hosts that the work keeps to."""
    stays: bool = False
    """Whether it keeps to the sites that the work names."""
    follows_no_links: bool = False
    """Whether nothing beyond the pages named is opened."""
    excluded: tuple[str, ...] = ()
    """Addresses that are not gone to, as written."""
    pages: tuple[str, ...] = ()
    """Addresses that are to be read, as written."""

    @property
    def says_something(self) -> bool:
        """Whether it bounds anything."""
        return bool(self.only or self.excluded or self.stays or self.follows_no_links)


@kept
def restriction_in(text: str) -> Restriction:
    """Return where a sentence says that Buddy may go.

    Args:
        text: In English, German, French, Spanish, Italian, Portuguese or Dutch.
    """
    text = text[:MAX_CHARACTERS]
    bounds: list[str] = []
    excluded: list[str] = []
    pages: list[str] = []
    kind, place = pages, 0
    for start, end, address in _named(text):
        head, rest = words_before(text, start), text[end : end + _NEAR]
        if place == 0 or not _JOINED.match(text[place:start]):
            kind = _kind(head, rest, bounds, excluded, pages)
        if kind is pages and _ONLY_BEHIND.match(rest):
            bounds.append(address)
        if kind is not pages or not NAMED_SITE.fullmatch(address):
            kind.append(address)
        place = end
    if bounds and not pages:
        # "prices only from a.org": the bound is where they are.
        pages = [each for each in bounds if find_slots(each).urls]
    hosts = tuple(dict.fromkeys(host for each in bounds for host in _hosts_of(each)))
    pages = _still_read(pages, excluded)
    return Restriction(
        only=hosts,
        stays=bool(_STAYS.search(text)) or stays_there(text),
        follows_no_links=bool(_LINKS.search(text)) or no_other_pages(text),
        excluded=tuple(
            dict.fromkeys(
                place for each in excluded if each not in pages for place in _places_of(each)
            )
        ),
        pages=tuple(dict.fromkeys(pages)),
    )


def _still_read(pages: list[str], excluded: list[str]) -> list[str]:
    """Return the pages to read without those that are said to be left out besides.

    "Get a and b but skip b" reads a. Where nothing would be left the words are no exclusion.
    """
    left = [each for each in pages if each not in excluded]
    return left or pages


def _places_of(address: str) -> tuple[str, ...]:
    """Return an address, or the domains of a site that is called by its name alone."""
    return domains_of(address) if NAMED_SITE.fullmatch(address) else (address,)


def _hosts_of(address: str) -> tuple[str, ...]:
    return tuple(host_of(place) for place in _places_of(address))


def _named(text: str) -> list[tuple[int, int, str]]:
    found = addresses_in(text)
    written = {place for start, end, _ in found for place in range(start, end)}
    hosts = [
        (match.start(), match.end(), match[0])
        for match in _NUMBERED_HOST.finditer(text)
        if match.start() not in written
        and (head := words_before(text, match.start()))
        and (_BOUND.search(head) or _EXCLUDED.search(head))
    ]
    called = [
        (match.start(), match.end(), match[0])
        for match in NAMED_SITE.finditer(text)
        if match.start() not in written and _is_bound(text, match.start(), match.end())
    ]
    return sorted((*found, *hosts, *called))


def _is_bound(text: str, start: int, end: int) -> bool:
    """Tell whether a name in a text is that of a site to keep to, or to keep away from."""
    head, rest = words_before(text, start), text[end : end + _NEAR]
    if with_or_without(head):
        return False
    if (left := leaves_site_out(head, text[start:end], rest)) is not None:
        return left
    behind = _ONLY_BEHIND.match(rest) and _AT_BEFORE.search(head)
    return bool(_BOUND.search(head) or behind or _NAMED_AWAY.search(head))


def _kind(
    head: str, rest: str, bounds: list[str], excluded: list[str], pages: list[str]
) -> list[str]:
    """Return the list that an address belongs to, by the words around it."""
    if with_or_without(head):
        return pages
    if _NOT_BEHIND.match(rest) and not _STATED.search(head):
        return bounds if _LEAVING.search(head) else excluded
    if _BOUND.search(head) or _NONE_BUT.search(head):
        return bounds
    if _EXCLUDED.search(head) and not _NOT_EXCLUDED.search(head):
        return excluded
    return pages


_BEFORE_NO: Final = regex(
    r"(?:[\s,;(]|(?<!\w)(?:and|but|und|aber|et|mais|y|pero|e|ma|mas|en|maar)(?!\w))*$",
    re.IGNORECASE,
)


def without_exclusions(text: str) -> str:
    """Return a text without the clauses that only say where not to go."""
    spans: list[tuple[int, int]] = []
    for start, end, _ in _named(text[:MAX_CHARACTERS]):
        head = words_before(text, start)
        no = _EXCLUDED.search(head)
        if spans and _JOINED.match(text[spans[-1][1] : start]):
            spans[-1] = (spans[-1][0], end)
        elif no and not (_BOUND.search(head) or _NONE_BUT.search(head) or with_or_without(head)):
            begin = _BEFORE_NO.search(head[: no.start()])
            if not _NOT_EXCLUDED.search(head):
                before = start - len(head)
                spans.append((before + (begin.start() if begin else no.start()), end))
    for start, end in reversed(spans):
        text = f"{text[:start]} {text[end:]}"
    return " ".join(text.split()).strip(" ,;") if spans else text


def without_bounds(text: str) -> str:
    """Return a text without the clauses that only say where to stay: "laptops, only on a.org".

    What names nothing else stays as it is.
    """
    spans: list[tuple[int, int]] = []
    for start, end, _ in _named(text[:MAX_CHARACTERS]):
        head, rest = words_before(text, start), text[end : end + _NEAR]
        bound = _BOUND.search(head)
        behind = _ONLY_BEHIND.match(rest)
        before = start - len(head)
        if spans and _JOINED.match(text[spans[-1][1] : start]):
            spans[-1] = (spans[-1][0], end)
        elif bound:
            spans.append((before + bound.start(), end))
        elif behind and (at := _AT_BEFORE.search(head)):
            spans.append((before + at.start(), end + behind.end()))
    for start, end in reversed(spans):
        text = f"{text[:start]} {text[end:]}"
    return " ".join(text.split()).strip(" ,;") if spans else text


def read_pages(text: str) -> str:
    """Return a text without the addresses in it that are not to be read."""
    found = restriction_in(text)
    if not found.says_something:
        return text
    for start, end, address in reversed(addresses_in(text)):
        if address not in found.pages:
            text = f"{text[:start]}{text[end:]}"
    return text


def bounded(scope: Scope, found: Restriction, pages: tuple[str, ...]) -> Scope:
    """Return a scope with a restriction put upon it.

    Args:
        scope: As it stands.
        found: What was said.
        pages: The addresses that the work reads.
    """
    hosts = tuple(dict.fromkeys(host_of(page) for page in pages))
    only = found.only or (hosts if found.stays else ())
    if only:
        scope = replace(scope, allowed_domains=only)
    if found.follows_no_links and pages:
        scope = replace(scope, max_pages=min(scope.max_pages, len(pages)))
    # A site that is read, or lies above one, is not kept away: a page of it was meant.
    away = tuple(
        host
        for host in dict.fromkeys(host_of(each) for each in found.excluded)
        if not any(covers(host, each) for each in (*hosts, *only))
        and host not in scope.blocked_domains
    )
    return replace(scope, blocked_domains=(*scope.blocked_domains, *away)) if away else scope
