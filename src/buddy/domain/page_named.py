# ruff: noqa: RUF001  # words of many languages
"""A page that a sentence names by words, among the links of what was read: "the team page".

In English, German, French, Spanish, Italian, Portuguese and Dutch. Only a sentence that says
nothing else counts: "open the team page", "und die Kontaktseite", "do it again for the other page".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, cast

from buddy.domain.json_value import JsonObject
from buddy.domain.regex import regex
from buddy.domain.slots import find_slots
from buddy.domain.stems import content_stems, stems

_LONGEST: Final = 100
_LEAD: Final = regex(
    r"^\W*(?:(?:and|now|then|next|ok(?:ay)?|yes|also|please|und|jetzt|dann|bitte|auch|et"
    r"|maintenant|puis|aussi|y|ahora|luego|también|e|ora|adesso|poi|anche|agora|depois|também|en"
    r"|nu|dan|ook|(?:can|could|would) you|kannst du|peux-tu|puedes|puoi|pode|kun je)\b[\s,.!:]*)+",
    re.IGNORECASE,
)
_TAIL: Final = regex(
    r"(?:[\s,]+(?:too|as well|also|please|pls|instead|now|then|next|again|bitte|auch|nochmal|aussi"
    r"|s['’]il (?:te|vous) pla[iî]t|encore|también|por favor|otra vez|anche|per favore|di nuovo"
    r"|também|de novo|ook|alsjeblieft|opnieuw|öffnen|lesen|an|openen|lezen))*[\s.!?]*$",
    re.IGNORECASE,
)
_VERB: Final = regex(
    r"^(?P<verb>open|visit|get|fetch|read|load|check|extract|summari[sz]e|look at|go to"
    r"|what(?:['’]?s| is| stands) on|was steht auf|qu['’]y a-t-il sur|qué hay en"
    r"|cosa c['’]è (?:su|in)"
    r"|o que há (?:em|na)|wat staat er op"
    r"|navigate to|head (?:over )?to|jump to|(?:take|bring) me to|click(?: on)?|follow"
    r"|show(?: me)?|öffne|lies|besuche?|hole?|lade|zeige?(?: mir)?"
    r"|(?:geh|wechs[le]+)e? (?:auf|zu[rm]?)|klicke?(?: auf)?|folge"
    r"|ouvre[rz]?|clique[rz]?(?: sur)?|suis"
    r"|visite[rz]?|lis|montre(?:[- ]moi)?|va (?:sur|à)|abre|lee|visita|muestra(?:me)?|muéstrame"
    r"|ve a|haz clic en|apri|leggi|mostra(?:mi)?|clicca(?: su)?|vai (?:a|alla|su|para)|abra|leia"
    r"|mostre|clique em|lees|bezoek|toon|klik(?: op)?|ga naar)\s+"
    r"(?=\S)",
    re.IGNORECASE,
)
_GOES: Final = regex(
    r"^(?:(?P<clicks>click|klick|clique|clicca|klik|haz clic|follow (?=the link)"
    r"|folge (?=dem link))"
    r"|go to|open|visit|navigate to|head (?:over )?to|jump to|(?:take|bring) me to|follow|geh|öffne"
    r"|besuche?|wechs[le]+|folge|ouvre|visite|va|suis|abre|visita|ve a|apri|vai|abra|bezoek"
    r"|ga naar)",
    re.IGNORECASE,
)
"""Verbs that lead to another page; what is got or read may stand on the page itself."""
_FROM_THERE: Final = regex(
    r"(?<!\w)(?:from (?:there|here|it|that (?:page|site))|(?:on|at|of) (?:that|this"
    r"|the same) (?:page|site"
    r"|website)|(?:on|over) there|there|von (?:dort|da|hier)(?: aus)?|dort|de là|depuis (?:là"
    r"|cette page)"
    r"|là-bas|desde (?:ah[ií]|all[ií])|de (?:ah[ií]|all[ií])|all[ií]|da (?:lì|là)|lì|de lá"
    r"|a partir daí"
    r"|lá|vandaar|daar(?:vandaan)?)(?!\w)",
    re.IGNORECASE,
)
"""What says that the page that was read leads to the one that is named."""
_SAME: Final = regex(
    r"^(?:(?:(?:do|make|run|try|repeat)\s+)?(?:it|that|this|(?:the )?same(?: thing)?)(?: again)?"
    r"\s+(?:for|with|on)|again (?:for|with|on)|(?:mach\s+)?(?:das|dasselbe|das (?:gleiche|selbe))"
    r"(?: nochmals?| noch einmal)?\s+(?:für|mit|auf)"
    r"|(?:fais\s+)?(?:la même chose|pareil|(?:refais|fais)-le(?: encore)?)\s+(?:pour|avec|sur)"
    r"|(?:haz\s+)?(?:lo mismo|hazlo(?: otra vez)?)\s+(?:para|con|en)"
    r"|(?:fai\s+)?(?:lo stesso|la stessa cosa|rifallo)\s+(?:per|con|su)"
    r"|(?:faça\s+)?(?:o mesmo|a mesma coisa)\s+(?:para|com|na)"
    r"|(?:doe\s+)?(?:hetzelfde|het nog eens)\s+(?:voor|met|op)"
    r"|what about|how about|was ist mit)\s+",
    re.IGNORECASE,
)
_ASKS_ABOUT: Final = regex(r"^(?:what about|how about|was ist mit)", re.IGNORECASE)
"""What may as well ask for a part of what was read: "what about breakfast"."""
_ARTICLE: Final = (
    r"(?:(?:the|that|die|der|das|den|la|le|les|el|los|las|il|lo|gli|os?|as?|de|het)\s+|l['’]\s?)?"
)
_PAGE: Final = r"(?:web ?)?(?:sub)?(?:pages?|site|link|seite|página|pagina|lien|enlace)"
_NAME: Final = r"[^\W_](?:[\w'’&-]|\s(?=\S)){0,40}?"
_NAMED: Final = (
    regex(
        rf"^{_ARTICLE}{_PAGE}\s+(?:de[ils]?|des|du|d['’]|das|dos|da|do|della|delle|dei|sur"
        rf"|sobre|su|over|mit|about|with|named|called|von|zu[rm]?)\s*{_ARTICLE}(?P<name>{_NAME})$",
        re.IGNORECASE,
    ),
    regex(rf"^{_ARTICLE}(?P<name>{_NAME})[\s-]+{_PAGE}$", re.IGNORECASE),
    regex(rf"^{_ARTICLE}(?P<name>[^\W\d_]{{3,30}}?)s?-?(?:seite|pagina)$", re.IGNORECASE),
    regex(rf"^{_ARTICLE}{_PAGE}\s+(?P<name>[^\W\d_]{{3,30}})$", re.IGNORECASE),
)
_BARE: Final = regex(rf"^{_ARTICLE}{_NAME}$", re.IGNORECASE)
_POINTS: Final = regex(
    rf"{_LEAD.pattern}|{_SAME.pattern}"
    r"|^\W*(?:the|die|der|das|den|la|le|les|l['’]|el|los|las|il|lo|gli|os?|as?|de|het)\b",
    re.IGNORECASE,
)
"""How a page is named without a verb: "and team page", "same for …", "the team page"."""
_ARTICLED: Final = regex(
    rf"^(?:{_ARTICLE}(?:link|lien|enlace)\s+(?:to|zu[rm]?|vers|a)\s+)?{_ARTICLE}", re.IGNORECASE
)
_ONE: Final = regex(rf"^{_ARTICLE}(?P<name>{_NAME})\s+(?:one|ones)$", re.IGNORECASE)
"""What names a page only as the answer to the question which: "the team one"."""
_OTHER: Final = regex(
    r"^(?:other|second other|andere[nrs]?|autres?|otr[ao]|altr[ao]|outr[ao])$", re.IGNORECASE
)
_NO_NAME: Final = regex(
    r"\b(?:first|second|third|fourth|fifth|last|next|previous|this|that|these|those|same|whole"
    r"|entire|full|every|each|all|any|both|an?|some|another|new|web|right|wrong|which|what|my|your"
    r"|erste[nrs]?|zweite[nrs]?|dritte[nrs]?|letzte[nrs]?|nächste[nrs]?|diese[nrs]?|ganze[nrs]?"
    r"|jede[nrs]?|alle|beide|eine?|web|falsche[nrs]?|première?|deuxième|dernière?|suivante?|cette"
    r"|même|toute|une|primer[ao]?|segund[ao]|últim[ao]|siguiente|esta|esa|misma|toda|una|prim[ao]"
    r"|second[ao]|ultim[ao]|prossima|questa|quella|stessa|tutta|próxima|essa|mesma|uma|eerste"
    r"|tweede|laatste|volgende|deze|die|hele|een|only|not|no|and|or|und|oder|et|ou|y|o|e|en|of"
    r"|than|at|most|more|recipe|schedule|per|pages?)\b|\d",
    re.IGNORECASE,
)
"""Words that name no page by what it is about."""
_INSIDE: Final = regex(
    r"\s(?:the|this|that|to|for|with|about|on|by|from|is|was|der|die|das|den|dem|mit|für|zum|zur"
    r"|auf"
    r"|les?|la|pour|avec|sur|el|los|las|para|con|por|il|lo|gli|per|het|voor|met|op)(?:\s|$)",
    re.IGNORECASE,
)
"""Words that stand in a sentence and in no short name of a page: "google the nasa (site)"."""
_DOES: Final = regex(
    r"^(?:search\w*|find\w*|look\w*|google|compare|translate|remind|count|watch\w*|track|monitor"
    r"|make|build|create|write|calculate|convert|list|save|store|remember|schedule|repeat|download"
    r"|compute|describe|explain|tell|give|use|try|add|send|mail|print|buy|book|order|call|rate|like"
    r"|love|hate|thanks?|thank you|nice|good|bad|great|cool|hello|hi|bye|was|were|is|are|does|do"
    r"|suche?n?|finde?n?|vergleiche?|übersetze?|danke|gute?|schlechte?|cherche[rz]?|trouve[rz]?"
    r"|compare[rz]?|traduis|merci|busca\w*|encuentra|compara|traduce|gracias|buena?|cerca|trova"
    r"|confronta|traduci|grazie|procura|pesquisa|encontra|traduz|obrigad[oa]|zoek|vind|vergelijk"
    r"|vertaal|bedankt|best|better|cheapest|worst|nearest|official)\b",
    re.IGNORECASE,
)
"""How work and remarks begin, and no name of a page."""
_DECIDES: Final = regex(
    r"(?<!\w)(?:stop\w*|cancel\w*|abort\w*|halt|kill|end|quit|terminate|delete|remove|discard|drop"
    r"|scrap|pause|resume|skip|reject|refuse|decline|approve|accept|confirm|allow|avoid|never|not"
    r"|no"
    r"|don['’]?t|dont|without|forget|ignore|leave|block|exclude|ban|unschedule|undo"
    r"|nicht|nie|kein\w*|stopp\w*|brich|abbrechen|beende\w*|lösche?n?|lehne?|genehmige"
    r"|überspring\w*"
    r"|vergiss|pausiere|pas|jamais|arrête[rz]?|annule[rz]?|supprime[rz]?|refuse[rz]?|approuve[rz]?"
    r"|saute[rz]?|oublie[rz]?|nunca|cancela\w*|det[eé]n\w*|para|borra|elimina|rechaza|aprueba"
    r"|omite|olvida|non|mai|annulla|ferma|cancella|rifiuta|approva|salta|dimentica|não|pare|apaga"
    r"|exclu[ai]|rejeita|aprova|pula|esque[cç][ae]|niet|geen|nooit|annuleer|verwijder|beëindig"
    r"|weiger|keur|sla|vergeet)(?!\w)",
    re.IGNORECASE,
)
"""Words that stop, forbid or decide something, wherever they stand: such a page is not opened."""
_WORDS_OF_A_NAME: Final = 3
_BARE_ARTICLE: Final = regex(
    r"^(?:the|der|die|das|den|la|le|les|el|los|las|il|lo|gli|os?|as?|de|het|two|three|four|five)$",
    re.IGNORECASE,
)
_KIN: Final = tuple(
    frozenset(group.split())
    for group in (
        "price prices pricing preis preise prix tarif tarifs precio precios prezzo prezzi preço",
        "contact contacts kontakt kontakte contacto contactos contatto contatti contato contatos",
        "about us über uns propos acerca nosotros chi siamo sobre nós ons",
        "service services leistung leistungen dienste servicio servicios servizio servizi serviço",
        "team staff people mannschaft équipe equipe equipo squadra",
        "news nachrichten neuigkeiten aktuelles actualités noticias notizie notícias nieuws",
        "product products produkt produkte produit produits producto productos prodotto prodotti",
        "home start index homepage startseite accueil inicio principale início",
        "imprint impressum legal mentions",
        "job jobs careers career karriere stellen emploi empleo lavoro vagas vacatures",
        "menu speisekarte karte carte menú cardápio",
    )
)
"""Pages that most sites have, by what they are called in seven languages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLink:
    """A link of a page that was read."""

    text: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPage:
    """A page as a sentence names it."""

    name: str
    """What it is about: ``team``; empty: the other one."""
    verb: str = ""
    """What shall be done with it, as written; empty: the same as before."""
    again: bool = False
    """Whether it says in so many words that the same is to be done: "same for the team page"."""
    bare: bool = False
    """Whether only links can tell that it is the name of a page at all: "Team"."""


def page_named(text: str, *, asked: bool = False) -> NamedPage | None:
    """Return the page that a sentence names by words, where it says nothing else; else None.

    Args:
        text: "open the team page", "and the contact page", "l'autre page".
        asked: Whether it answers the question which page: then "the team one" names it too.
    """
    if len(text) > _LONGEST or find_slots(text).urls or _DECIDES.search(text):
        return None
    words, led = _FROM_THERE.subn(" ", text, count=1)
    said = _TAIL.sub("", _LEAD.sub("", " ".join(words.split()), count=1), count=1)
    verb = _VERB.match(said)
    same = None if verb else _SAME.match(said)
    rest = said[verb.end() :] if verb else said[same.end() :] if same else said
    goes = _GOES.match(said) if verb else None
    clicks = goes is not None and goes["clicks"] is not None
    done, again = "open" if clicks else verb["verb"] if verb else "", same is not None
    forms = (*_NAMED, _ONE) if asked else _NAMED
    found = next((match for form in forms if (match := form.match(rest))), None)
    if found is None and again and not _ASKS_ABOUT.match(said):
        linked = _of_link(rest, "", sure=False)
        return replace(linked, again=True) if linked is not None else None
    if found is None:
        return _of_link(rest, done, sure=clicks or led > 0) if goes else None
    name = found["name"].strip()
    if _OTHER.match(name):
        return NamedPage(name="", verb=done, again=again)
    if _NO_NAME.search(name) or _BARE_ARTICLE.match(name) or not _is_name(name):
        return None
    if not (verb or asked or _POINTS.match(text)):
        return None  # "nice page" says something of one, and names none
    return NamedPage(name=name, verb=done, again=again)


def _of_link(name: str, verb: str, *, sure: bool) -> NamedPage | None:
    """Return the page that is called after a link: "prices", behind "click on" or "from there".

    Where nothing says that a link is meant, only the links can tell.
    """
    name = _ARTICLED.sub("", name).strip()
    few = _BARE.match(name) and _is_name(name) and not _NO_NAME.search(name)
    return NamedPage(name=name, verb=verb, bare=not sure) if few else None


def name_only(text: str) -> NamedPage | None:
    """Return the page that an answer to the question which page may name by its bare name.

    Args:
        text: "Team", "our cakes"; whether there is such a page only its links tell.
    """
    if len(text) > _LONGEST:
        return None
    name = _TAIL.sub("", _LEAD.sub("", " ".join(text.split()), count=1), count=1)
    if _DECIDES.search(text) or find_slots(text).urls or not _BARE.match(name):
        return None
    return NamedPage(name=name, bare=True) if _is_name(name) and not _NO_NAME.search(name) else None


def _is_name(name: str) -> bool:
    """Tell whether words may be the name of a page, and are no work or remark of their own."""
    few = len(name.split()) <= _WORDS_OF_A_NAME
    return few and not (_DOES.match(name) or _INSIDE.search(name))


def fitting(
    page: NamedPage, links: Sequence[PageLink], seen: Iterable[str] = ()
) -> tuple[PageLink, ...]:
    """Return the links that a name fits, each address once.

    Args:
        page: What was named.
        links: What there is to choose from.
        seen: Addresses that were read already: the other page is none of them.
    """
    read = {_bare(url) for url in seen}
    each_once = {_bare(link.url): link for link in reversed(links)}
    distinct = tuple(each_once[url] for url in dict.fromkeys(_bare(link.url) for link in links))
    if not page.name:
        return tuple(link for link in distinct if _bare(link.url) not in read)
    wanted = [_alike(word) for word in page.name.casefold().split()]
    wanted = [each for each in wanted if each]
    if not wanted:
        return ()
    return tuple(link for link in distinct if all(each & _words(link) for each in wanted))


def links_in(content: JsonObject) -> tuple[PageLink, ...]:
    """Return the links that the pages which were read hold, in their order."""
    others = content.get("pages")
    further = cast("list[Any]", others) if isinstance(others, list) else []
    found: list[PageLink] = []
    for page in (content, *further):
        found.extend(
            _links_of(cast("Mapping[str, Any]", page)) if isinstance(page, Mapping) else ()
        )
    return tuple(found)


def _links_of(page: Mapping[str, Any]) -> list[PageLink]:
    listed = page.get("links")
    found: list[PageLink] = []
    for each in cast("list[Any]", listed) if isinstance(listed, list) else ():
        link = cast("dict[str, Any]", each) if isinstance(each, Mapping) else {}
        url = link.get("url")
        if isinstance(url, str) and url.startswith(("http://", "https://")) and _is_whole(url):
            named = " ".join(str(link.get("text") or "").split())
            found.append(PageLink(text=named, url=url))
    return found


def _is_whole(url: str) -> bool:
    """Tell whether an address is read in a sentence as it stands, and nothing beside it.

    A page writes its addresses as it likes: what is behind a comma or a space of one would be read
    as the person's words, and what is cut off one would lose the mark of where it came from.
    """
    return find_slots(url).urls == (url,)


def _bare(url: str) -> str:
    return url.partition("#")[0].rstrip("/").casefold()


def _words(link: PageLink) -> set[str]:
    path = re.sub(r"^\w+://[^/]*", "", link.url)
    return content_stems(re.sub(r"[\W_]+", " ", f"{link.text} {path}"))


def _alike(word: str) -> set[str]:
    """Return the stems of a word and of what it is called elsewhere."""
    own = stems(word)
    kin = next((group for group in _KIN if own & stems(" ".join(group))), frozenset({word}))
    return stems(" ".join(kin)) or {word}
