# ruff: noqa: RUF001  # words of many languages
"""How people say that work keeps to the pages that it names: "only this page", "nothing else"."""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.kept_reading import kept
from buddy.domain.limit_words import CLAUSE, JOIN
from buddy.domain.regex import regex

_PAGES: Final = (
    r"(?:(?:web ?)?(?:pages?|seiten?|p[aá]ginas?|pagin[ae]|pagina['’]?s)|links?|urls?|adress\w*"
    r"|addresse?s?)"
)
_SITES: Final = r"(?:(?:web)?sites?|domains?|domaines?|hosts?|webseiten?|sit[io]|sitios?|domeinen?)"
_OTHER: Final = (
    r"(?:(?:no|any|to|the|keine[nr]?|d['’]|aucune?|pas d['’]|ning[úu]na?|nenhuma?|geen)\s*"
    r"(?:other|further|more|extra|anderen?|weiteren?|autres?|otr[oa]s?|outr[oa]s?|andere|verdere)"
    r"|other|anderen?|weiteren?|autres?|otr[oa]s?|nessun['’]?\s?altr[ao]|altr[eio]|outr[oa]s?)"
)
_NO_GO: Final = (
    r"(?:(?:do not|don['’]?t|never|without|not|no|non|n[ãa]o|sin|senza|sem|sans|ohne|zonder)\s+"
    r"(?:visit(?:ing)?|go(?:ing)? (?:to|on)|open(?:ing)?|read(?:ing)?|use|using|touch(?:ing)?"
    r"|load(?:ing)?|fetch(?:ing)?|visit(?:es?|ar|are)|abr(?:as?|ir|e)|us(?:es?|ar|are)|aprire"
    r"|visiter|ouvrir|lees|leas|leer)"
    r"|(?:besuche?|[öo]ffne|lies|lade|nutze)|(?:ne )?(?:visite|ouvre|lis)[sz]?(?: pas)?"
    r"|(?:bezoek|open|lees|gebruik))"
)
_OTHER_PAGES: Final = (
    rf"(?:(?:{_NO_GO}\s+)?(?<![\w-]){_OTHER}\s+{_PAGES}(?:\s+(?:auf|bitte|please))?"
    r"|nothing (?:else|more|besides)|(?:sonst|weiter) nichts|nichts (?:anderes|weiter(?:es)?|sonst)"
    r"|rien d['’]autre|rien de plus|nada m[áa]s|ninguna otra cosa|nient['’]?\s?altro|niente altro"
    r"|nada mais|mais nada|niets anders|verder niets|niks anders)"
)
"""That nothing is opened besides what is named."""
_OTHER_SITES: Final = (
    rf"(?:(?:{_NO_GO}\s+)?(?<![\w-])(?:no |any |keine |pas d['’]|aucun |ning[úu]n |nenhum |geen )?"
    rf"(?:other|external|outside|further|externen?|anderen?|weiteren?|autres?|otr[oa]s?|outr[oa]s?"
    rf"|altr[io]|andere)\s+{_SITES})"
)
_NO: Final = regex(
    r"(?<!\w)(?:no|not|don['’]?t|never|without|nothing|kein\w*|ni[ck]hts|nicht|ohne|pas|aucune?|sans"
    r"|rien|ning[úu]n\w*|sin|nada|non|ness?un\w*|nient\w*|senza|n[ãa]o|nenhum\w*|sem|geen|niet|niets"
    r"|niks|zonder)(?!\w)",
    re.IGNORECASE,
)
"""Without one of these words other pages are welcome."""
_READ: Final = 2_000
_REDIRECTS: Final = (
    r"(?:(?:do not|don['’]?t|never|without|not|no|and no)\s+(?:follow(?:ing)?\s+)?(?:any\s+)?"
    r"redirect(?:s|ions?|ing)?|(?:keinen?|ohne) (?:weiterleitung(?:en)?|umleitung(?:en)?)"
    r"(?: zu folgen| folgen)?|folge? keinen? (?:weiter|um)leitung(?:en)?"
    r"|(?:pas de|sans|aucune) (?:suivre (?:de |les )?)?redirections?"
    r"|(?:sin|no sigas?|ninguna) (?:seguir )?(?:las )?redirecci(?:ones|[óo]n)"
    r"|(?:senza|nessun|non seguire(?: i)?) (?:seguire (?:i )?)?(?:reindirizzament[io]|redirect)"
    r"|(?:sem|nenhum|n[ãa]o siga(?: os)?) (?:seguir )?(?:os )?(?:redirecionamentos?|redirects?)"
    r"|(?:geen|zonder) (?:doorverwijzing(?:en)?|omleiding(?:en)?|redirects?)(?: te volgen)?)"
)
_LEAVING_IT: Final = (
    r"(?:(?:do not|don['’]?t|never|without|not)\s+(?:leav(?:e|ing)|go(?:ing)? (?:beyond|off"
    r"|outside(?: of)?)|stray(?:ing)? from)\s+(?:it|there|that|them)"
    r"|ohne (?:sie|es|ihn|die|das) zu verlassen|verlass\w* (?:sie|es|ihn|das) nicht"
    r"|sans (?:en sortir|(?:le|la|les) quitter|l['’]abandonner)|(?:ne )?(?:la|le) quitte[sz]? pas"
    r"|n['’]en sor[st]\w* pas|(?:sin|no) sal(?:ir|gas) de (?:ella|[ée]l|ah[íi]|all[íi]|ellas)"
    r"|(?:senza|non) (?:uscirne|lasciar(?:la|lo)|uscire da l[ìi])"
    r"|(?:sem|n[ãa]o) sa(?:ir|ias|ia) (?:dela|dele|da[íi]|dali)"
    r"|zonder (?:die|deze|hem|het|ze) te verlaten|verlaat (?:die|deze|hem|het) niet"
    r"|zonder er(?:af| vanaf) te gaan)"
)
_ONLY: Final = (
    r"(?:only|just|nothing but|nur|lediglich|bitte nur|seulement|uniquement|juste|rien que|solo"
    r"|s[óo]lo|solamente|[úu]nicamente|soltanto|s[óo]|somente|apenas|alleen|enkel|uitsluitend"
    r"|slechts)"
)
_THIS: Final = (
    r"(?:this|that|the|diese[rsm]?|die|der|das|die eine|cette|ce|celle-ci|celle-l[àa]|la|le|l['’]"
    r"|est[ae]|es[ae]|el|quest[ao]|quell[ao]|il|ess[ae]|a|o|deze|dit|het)\s*(?:one|same|eine|seule"
    r"|misma|stessa|mesma|ene|selbe)?"
)
_ONLY_THIS: Final = (
    rf"(?:{_ONLY}\s+(?:(?:on|from|read|auf|von|lies|sur|de|lis|en|lee|su|da|leggi|em|na|lê|op|van"
    rf"|lees)\s+)?{_THIS}\s*(?P<here>{_PAGES}|{_SITES})"
    rf"|{_THIS}\s+(?P<there>{_PAGES}|{_SITES})\s+(?:{_ONLY}|alone))"
)
_PAGE: Final = regex(_PAGES, re.IGNORECASE)
_KEEPS: Final = regex(
    rf"(?:{CLAUSE}|(?<!\w){JOIN}\s+|https?://\S+\s+|(?<=\w)\s(?=with|ohne|sans|sin|senza|sem"
    rf"|zonder))"
    rf"(?P<said>(?:(?:{JOIN}|please|bitte)\s+){{0,2}}"
    rf"(?:{_ONLY_THIS}|{_OTHER_PAGES}|{_OTHER_SITES}|{_REDIRECTS}|{_LEAVING_IT})"
    r"(?:\s+(?:please|bitte|nicht|niet|pas|folgen|auf|por favor|per favore|alsjeblieft))*)"
    rf"(?=\s*(?:$|[,;.!?)\n]|{JOIN}\s))",
    re.IGNORECASE,
)
_NO_OTHER_PAGES: Final = regex(rf"(?<![\w-]){_OTHER_PAGES}(?!\w)", re.IGNORECASE)
_NO_REDIRECTS: Final = regex(rf"(?<![\w-]){_REDIRECTS}(?!\w)", re.IGNORECASE)


def keeping_spans(text: str) -> list[tuple[int, int]]:
    """Return where the clauses of a text stand that only keep the work to what it names."""
    return [(match.start("said"), match.end("said")) for match in _clauses(text)]


def no_other_pages(text: str) -> bool:
    """Tell whether a text says, in a clause of its own, that no other page is opened."""
    return any(
        _NO_OTHER_PAGES.search(match["said"]) or _PAGE.fullmatch(_named(match))
        for match in _clauses(text)
    )


def stays_there(text: str) -> bool:
    """Tell whether a text says, in a clause of its own, that the sites it names are not left."""
    return bool(_clauses(text))


def forbids_redirects(text: str) -> bool:
    """Tell whether a text says, in a clause of its own, that no redirect is followed."""
    return any(_NO_REDIRECTS.search(match["said"]) for match in _clauses(text))


@kept
def _clauses(text: str) -> tuple[re.Match[str], ...]:
    found = _KEEPS.finditer(text[:_READ])
    return tuple(match for match in found if _named(match) or _NO.search(match["said"]))


def _named(match: re.Match[str]) -> str:
    """Return what a clause says the work keeps to: "only this page"."""
    return match["here"] or match["there"] or ""
