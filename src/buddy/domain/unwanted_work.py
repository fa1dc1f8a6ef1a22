# ruff: noqa: RUF001  # words of many languages
"""A sentence that only says what is not to be done: "please do not open x.example".

Such a sentence asks for no work, whatever page it names. What asks for something besides ("open
a.org but never b.org", "don't search, read a.org"), asks for one thing alone ("nothing but a.org"),
or speaks of a tool or of something that goes on, is none. In English, German, French, Spanish,
Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.plain_work import plain_work
from buddy.domain.regex import regex

_LONGEST: Final = 200
_POLITE: Final = regex(
    r"^(?:\W|(?:hi|hey|hello|hallo|hola|ciao|salut|olá|buddy|ok(?:ay)?|so|well|and|but|please|pls"
    r"|just|also|actually|bitte|mal|aber|also|und|et|mais|alors|y|pero|e|ma|mas|en|maar|por favor"
    r"|per favore|alsjeblieft|s['’]il (?:te|vous) pla[iî]t)\b)+",
    re.IGNORECASE,
)
_DOES: Final = (
    r"(?:open|visit|read|load|fetch|browse|search|google|look|find|research|extract|scrape|crawl"
    r"|check|summari[sz]e|compare|calculate|compute|convert|download|click|go (?=to|on|there)"
    r"|navigate|run"
    r"|start|do|propose|plan)(?:ing)?"
)
_MACHT: Final = (
    r"(?:öffne|besuche?|lies|lese|lade|suche?|google|finde?|schaue?|schau|prüfe?|vergleiche?|rechne"
    r"|berechne|hole?|gehe?|klicke?|starte?|mache?|tu)"
)
_MACHEN: Final = (
    r"(?:öffnen|besuchen|lesen|laden|suchen|googeln|finden|nachsehen|schauen|prüfen|vergleichen"
    r"|berechnen|holen|gehen|klicken|starten|machen|tun)"
)
_FAIT: Final = (
    r"(?:ouvr\w+|visite\w*|li[st]\w*|lire|charge\w*|cherche\w*|recherche\w*|trouve\w*|regarde\w*"
    r"|compare\w*|calcule\w*|va|aller|allez|clique\w*|lance\w*|fai[st]\w*|faire)"
)
_HACE: Final = (
    r"(?:abr\w+|visit\w+|le[ae]\w*|leer|carg\w+|busc\w+|busqu\w+|encuentr\w+|mir\w+|compar\w+"
    r"|calcul\w+"
    r"|va(?:yas|ya)|ir|hag\w+|hacer|ejecut\w+|legg\w+|apri\w*|cerc\w+|trov\w+|guard\w+|confront\w+"
    r"|vad\w+|andare|fa(?:re|ccia)|visiti|leia\w*|ler|procur\w+|pesquis\w+|faça|fazer|vá)"
)
_DOET: Final = r"(?:open|bezoek|lees|laad|zoek|google|vind|kijk|vergelijk|bereken|haal|ga|klik|doe)"
_DOEN: Final = (
    r"(?:openen|bezoeken|lezen|laden|zoeken|vinden|kijken|vergelijken|berekenen|halen|gaan|klikken"
    r"|doen)"
)
_FORMS: Final = tuple(
    regex(pattern, re.IGNORECASE)
    for pattern in (
        (
            rf"^(?:do not|don['’]?t|never|you (?:must|should|shall|may) (?:not|never)"
            rf"|you mustn['’]t"
            rf"|i (?:do not|don['’]t) want (?:you )?to|i['’]d rather (?:you )?(?:not|didn['’]t))\s+"
            rf"(?:please\s+|ever\s+|even\s+)*{_DOES}(?!\w)"
        ),
        (
            rf"^(?:(?:there(?:['’]s| is) )?no need|you (?:do not|don['’]t) (?:have|need)"
            rf"|you needn['’]t"
            rf"|not necessary|it(?:['’]s| is) not necessary)\s+(?:for you )?(?:to\s+)?{_DOES}(?!\w)"
        ),
        rf"^{_MACHT}\s+(?:(?:bitte|mir|uns|jetzt|heute)\s+)*(?:nicht|nie(?:mals)?)(?!\w)",
        rf"^{_MACHT}\s+[^,]{{1,80}}\s(?:nicht|nie(?:mals)?)\W*$",
        rf"^{_MACHT}\s+(?:bitte\s+)?kein\w*\s+(?:seiten?|websites?|links?)\W*$",
        (
            rf"^(?:(?:du |sie )?(?:sollst|darfst|musst|brauchst|sollen|müssen|brauchen)(?: du"
            rf"| sie)?\s+"
            rf")?(?!.*\b(?:sondern|wenn|falls)\b)(?:.{{0,80}}?\s)?(?:nicht|nie(?:mals)?|kein\w*)\s+"
            rf"(?:[^\s,]+\s+){{0,3}}?(?:zu\s+)?{_MACHEN}(?!\w)"
        ),
        rf"^n(?:e\s+|['’]\s?){_FAIT}(?:-\w+)?\s+(?:pas|jamais|rien|plus)(?!\w)",
        (
            rf"^(?:ne (?:pas|jamais)|(?:il n['’]est )?pas (?:besoin|la peine|nécessaire) (?:de "
            rf"|d['’])"
            rf"|inutile (?:de |d['’]))\s*{_FAIT}(?!\w)"
        ),
        rf"^(?:no|nunca|non|mai|não|nao|jamais)\s+{_HACE}(?!\w)",
        (
            rf"^(?:no (?:hace falta|es necesario|tienes que|necesitas)|non (?:serve|occorre"
            rf"|c['’]è bisogno di|devi)|não (?:precisa|é preciso"
            rf"|é necessário))\s+(?:que\s+)?{_HACE}"
        ),
        rf"^{_DOET}\s+(?:alsjeblieft\s+)?(?:niet|nooit)(?!\w)",
        rf"^{_DOET}\s+[^,]{{1,80}}\s(?:niet|nooit)\W*$",
        (
            rf"^(?:(?:je )?(?:hoeft|moet|mag)(?: je)?\s+)?(?:.{{0,80}}?\s)?(?:niet|nooit|geen)\s+"
            rf"(?:te\s+)?{_DOEN}(?!\w)"
        ),
    )
)
_BEGINS: Final = regex(
    rf"^\W*(?:{_DOES}|{_MACHT}|{_MACHEN}|{_FAIT}|{_HACE}|{_DOET}|{_DOEN})(?!\w)", re.IGNORECASE
)
_WANTS: Final = regex(
    r"(?<!\w)(?:but(?! (?:never|not|don['’]?t))|instead|except|unless|until|only|just|before"
    r"|without"
    r"|other than|else|again(?!(?<=(?:page|site|link) again)\W*$)|forget|yet|lyrics|song"
    r"|quote|meaning|sondern|stattdessen|außer|nur"
    r"|erst|ohne|mais|sauf|seulement"
    r"|plutôt|sans|sino|salvo|excepto|solo|s[oó]lo|sin|invece|tranne|soltanto|senza|mas|exceto|só"
    r"|sem|maar|behalve|alleen|zonder|worry|hesitate|mind)(?!\w)|\?\s*$",
    re.IGNORECASE,
)
"""Words beside which something may be wanted after all, or a habit of Buddy's be meant."""
_HOW_MUCH: Final = regex(
    r"(?<!\w)(?:(?:more|fewer|less|longer) than|over \d|beyond|mehr als|länger als|plus de|más de"
    r"|più di|mais de|meer dan|langer dan|(?:too|so|that) (?:much|many|long|hard|deep\w*|far|often)"
    r"|zu (?:viel|lange|tief|oft)|trop|demasiad[oa]s?|tropp[oi]|demais|te (?:veel|lang))(?!\w)"
    r"|^\W*(?:\S+\s+){1,4}?find\s+(?:it|that|this|them|these|those|you|him|her)\s+"
    r"(?!(?:on|in|at|for|by|from|please|now|again|anywhere)\b)[^\W\d_]+"
    r"|(?<!\w)(?:look|see|check)\s+(?:at\s+)?(?:me|us|good|well|like|great|right)(?!\w)",
    re.IGNORECASE,
)
"""What bounds work ("no more than 3 pages"), or says what is thought ("don't find it useful")."""
_PARTS: Final = regex(
    r"\s*[;:]\s*|[.!]\s+|\s*,\s*|\s+(?:and|then|und|dann|et|puis|y|luego|e|poi|depois|en|dan)\s+",
    re.IGNORECASE,
)


def only_unwanted(text: str) -> bool:
    """Tell whether a sentence only says that a piece of work is not to be done."""
    said = _POLITE.sub("", " ".join(text.split()))
    if len(said) > _LONGEST or _WANTS.search(said) or _HOW_MUCH.search(said):
        return False
    if not any(form.match(said) for form in _FORMS):
        return False
    return not any(_is_work(part) for part in _PARTS.split(said)[1:])


def _is_work(part: str) -> bool:
    """Tell whether a part behind the first one asks for work."""
    return _BEGINS.match(part) is not None or plain_work(part, fresh=False) is not None
