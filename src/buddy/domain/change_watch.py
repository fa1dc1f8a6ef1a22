# ruff: noqa: RUF001  # words of many languages
"""Wishes to be told when a page changes: "let me know when a.org changes", "préviens-moi si …".

One look tells nothing of that: the page has to be looked at again and again. What asks whether it
has changed already is another question. In English, German, French, Spanish, Italian, Portuguese,
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
_WISH: Final = regex(
    rf"(?<!\w)(?P<tell>{_TELL})[\s,]{{1,3}}(?:[^\W\d_]+[\s,]{{1,2}}){{0,3}}?{_ONCE}\s"
    rf"(?:\S{{1,300}}\s){{0,7}}?{_CHANGES}(?!\w)"
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
    wish = _WISH.search(flat)
    if wish is None or _NOT.search(flat[: wish.start()]):
        return None
    urls = addresses_in(flat)
    if len(urls) > 1:
        return None
    if urls:
        return urls[0][2]
    return "" if _PAGE.search(wish[0]) or _PAGE.search(flat[: wish.end()]) else None
