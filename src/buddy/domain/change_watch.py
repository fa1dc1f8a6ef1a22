# ruff: noqa: RUF001  # words of many languages
"""Wishes to be told when a page changes: "let me know when a.org changes", "préviens-moi si …".

One look tells nothing of that: the page has to be looked at again and again. So it has where one
thing on it is watched ("keep an eye on the price at a.org"). What asks whether it has changed
already is another question. In English, German, French, Spanish, Italian, Portuguese,
Dutch, Polish and Japanese.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.regex import regex
from buddy.domain.slots import addresses_in

_LONGEST: Final = 400
_TELL: Final = (
    r"(?:let (?:me|us) know|(?:tell|notify|alert|ping|warn|inform|message) (?:me|us)"
    r"|give me a (?:shout|heads?[- ]up)|keep me (?:posted|informed)"
    r"|(?:to )?be (?:told|notified|informed|alerted|warned)"
    r"|i(?:['’]d like| would like| want| need) to know"
    r"|(?:sage?|gib|gebt|geben sie)(?: (?:mir|uns|bitte)){1,2}(?: bescheid)?"
    r"|(?:informiere?|benachrichtige?|verständige) mich|melde? dich"
    r"|lass(?:e|t)? (?:es )?mich wissen"
    r"|(?:pr[ée]vien(?:s|ez)|averti(?:s|ssez)|alerte[rz]?|informe[rz]?|di(?:s|tes)|signale[rz]?)"
    r"[- ]moi|fai(?:s|tes)[- ]moi savoir|tiens[- ]moi au courant"
    r"|av[ií]s[ae](?:me|nos)|d[ií]me|notif[ií](?:ca|que)me|inf[oó]rm[ae]me|hazme saber"
    r"|al[eé]rt[ae]me"
    r"|avvis(?:a|i)mi|avvertimi|dimmi|fammi sapere|informami|notificami"
    r"|avis[ae][- ]me|me avis[ae]|di(?:z|ga)[- ]me|me diga|notifi(?:ca|que)[- ]me|me notifique"
    r"|inform[ae][- ]me|me inform[ae]"
    r"|laat (?:het )?(?:me|mij) weten|(?:geef|stuur) (?:me|mij) een (?:seintje|bericht)"
    r"|waarschuw (?:me|mij)|(?:zeg|vertel) (?:het )?(?:me|mij)|houd? (?:me|mij) op de hoogte"
    r"|daj (?:mi )?zna[ćc]|(?:powiadom|poinformuj) mnie|powiedz mi)"
)
_ONCE: Final = (
    r"(?:when(?:ever)?|if|as soon as|once|wenn|sobald|falls|si|quand|lorsque|dès que|cuando"
    r"|en cuanto|se|quando|(?:non )?appena|assim que|als|wanneer|zodra|gdy|kiedy|je[śs]li|je[żz]eli"
    r"|jak)"
)
_CHANGES: Final = (
    r"(?:changes?|(?:is|gets|are) (?:changed|updated)|updates|(?:something|anything) new"
    r"|(?:ver)?ändert|aktualisiert wird|(?:et)?was neues"
    r"|changer?a?|est (?:modifiée?|mise? à jour)|du nouveau"
    r"|cambi[ae]|se actuali[zc][ae]|cambios|novedades|cambi|viene aggiornat[oa]|novità"
    r"|mud(?:a|ar|e)|(?:for|é) (?:alterad|atualizad)[oa]|mudanças|novidades"
    r"|verandert|wijzigt|(?:wordt )?bijgewerkt(?: wordt)?"
    r"|(?:się )?zmieni(?:a|ło)?(?: się)?)"
)
_MOVES: Final = (
    r"(?:(?:drops?|falls?|rises?|goes (?:down|up)|comes down"
    r"|(?:gets|becomes|is getting|turns) (?:cheaper|dearer|more expensive)|(?:is )?back in stock"
    r"|sinkt|fällt|steigt|(?:billiger|günstiger|teurer) wird"
    r"|baisser?a?|augmente(?:ra)?|diminue(?:ra)?|devient (?:moins cher|plus chère?)"
    r"|baj[ae]|sub[ae]|se abarat[ae]|scende|cala|aumenta|diventa più (?:economic|car)[oa]"
    r"|baixar?|cair?|subir|daalt|stijgt|(?:goedkoper|duurder) wordt"
    r"|spadnie|wzrośnie|(?:potanieje|podrożeje))"
    r"(?=\s?(?:[.,;!?]|$)|\s(?:at|on|in|below|under|to|by|again|and|or|auf|bei|unter|um|und|sur|sous"
    r"|en|de|por|el|la|le|il|lo|su|sotto|di|o|em|no|na|abaixo|op|onder|van|poniżej|cena)\s))"
)
"""A figure of a page moves, with nothing behind it but where and how far: no "drops are listed"."""
_WISH: Final = regex(
    rf"(?<!\w)(?P<tell>{_TELL})[\s,]{{1,3}}(?:[^\W\d_]+[\s,]{{1,2}}){{0,3}}?{_ONCE}\s"
    rf"(?P<what>(?:\S{{1,300}}\s){{0,7}}?)(?:{_CHANGES}(?!\w)|(?P<moves>{_MOVES}))"
    r"|(?:変わっ|変更(?:され|があっ)|更新され)たら(?:、)?(?:すぐ)?(?:教え|知らせ|通知)",
    re.IGNORECASE,
)
_NOT: Final = regex(
    r"(?:n['’]t|\b(?:not|never|stop|nicht|kein\w*|ne|n['’]|pas|no|nunca|non|não|niet|nie))\b"
    r"[\w\s]{0,20}$",
    re.IGNORECASE,
)
_PAGE: Final = regex(
    r"(?<!\w)(?:it|that|this|(?:the|this|that) (?:page|site)|(?:die|diese) seite|(?:la|cette) page"
    r"|(?:la|esta|questa) p[áa]gina|(?:a|esta) página|(?:de|deze) pagina|ta strona|[çc]a|elle)"
    r"(?!\w)|(?:この|その)ページ",
    re.IGNORECASE,
)
_POLITE: Final = (
    r"(?:(?:please|bitte|buddy|ok(?:ay)?|hi|hey|por favor|per favore|s['’]il te pla[iî]t"
    r"|(?:can|could) you"
    r"|i(?:['’]d like| want| would like) (?:you )?to)[\s,]{1,3}){0,3}"
)
_EYED: Final = regex(
    rf"^\W{{0,3}}{_POLITE}"
    r"(?:keep (?:an|your|one) eye on|keep (?:tabs on|track of|watch (?:on|over))|monitor"
    r"|track(?! (?:\S{1,40} ){0,3}(?:parcel|package|shipment|delivery|order|letter|flight)s?\b)"
    r"|keep (?:me|us) (?:posted|informed|updated) (?:on|about)"
    r"|watch(?: (?:out )?for)?(?! (?:\S{1,40} ){0,3}(?:video|film|movie|clip|trailer|stream|show"
    r"|episode|talk|lecture|match|game|recording|tutorial|webinar|series)s?\b)"
    r"|behalte?|beobachte|überwache|garde[rz]? un (?:œil|oeil) sur|surveille[rz]?|vigila"
    r"|(?:no|ne) pierdas de vista|tieni d['’]occhio|sorveglia|monitora|monitorea"
    r"|fi(?:ca|que) de olho (?:n?[oa]s?|em)|vigie|houd|bewaak)"
    r" (?P<what>(?:\S{1,40} ){0,9}\S{1,40}) "
    r"(?:at|on|from|in|of|auf|bei|von|sur|chez|en|de|su|da|em|no|na|op|van)"
    r"(?: (?:the|this) (?:page|site))? $",
    re.IGNORECASE,
)
"""One thing on a page that is watched, as far as the page's address."""
_EYED_ON: Final = regex(
    r"^(?: (?:im auge|in de gaten|for me|please|bitte))?"
    rf"(?:,? (?:(?:and|und|et|y|e|en) )?{_TELL}\b.{{0,200}})?\W{{0,3}}$",
    re.IGNORECASE,
)
"""What may stand behind it: that one wants to be told."""
_NAMING: Final = regex(
    r"\b(?!(?:sich|there|ever|some\w+|any\w+|etwas|dort|quelque)\b)[^\W\d_]{4,}", re.IGNORECASE
)


def watches_part(text: str) -> bool:
    """Tell whether one thing on a page is to be watched, and not the page: "the price at a.org"."""
    flat = " ".join(text.split())
    if not watch_wished(flat):
        return False
    start, end, _ = addresses_in(flat)[0]
    if _EYED.match(flat[:start]) and _EYED_ON.match(flat[end:]):
        return True
    wish = _WISH.search(flat)
    if wish is None or not wish["tell"]:
        return False
    what = _PAGE.sub(" ", (wish["what"] or "").replace(flat[start:end], " "))
    return wish["moves"] is not None or _NAMING.search(what) is not None


def watch_wished(text: str) -> str | None:
    """Return the page that a message wants to be told of when it changes; None: no such wish.

    Args:
        text: "let me know when https://a.org changes", "avísame si cambia a.org".

    Returns:
        Its address; an empty text where the page is only pointed at ("when it changes").
    """
    if len(text) > _LONGEST:
        return None
    flat = " ".join(text.split())
    urls = addresses_in(flat)
    if len(urls) > 1:
        return None
    if urls and _EYED.match(flat[: urls[0][0]]) and _EYED_ON.match(flat[urls[0][1] :]):
        return urls[0][2]
    wish = _WISH.search(flat)
    if wish is None or _NOT.search(flat[: wish.start()]):
        return None
    if urls:
        return urls[0][2]
    return "" if _PAGE.search(wish[0]) or _PAGE.search(flat[: wish.end()]) else None
