# ruff: noqa: RUF001  # words of many languages
"""Questions about what stands on a page: "which is the cheapest there?", "any TODOs?".

Beside a proposal to read a page they are about that page, which nobody has read yet. What asks
about the proposal, its cost or Buddy itself is none. In English, German, French, Spanish, Italian,
Portuguese and Dutch.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.cost_question import cost_question
from buddy.domain.edit_scaled import counted_in
from buddy.domain.limits import without_limits
from buddy.domain.regex import regex
from buddy.domain.table_question import asks_of_table
from buddy.domain.table_wish import wishes
from buddy.domain.tables_compared import compares

_LONGEST: Final = 160
_TELLS: Final = regex(
    r"^\W*(?:(?:and|so|but|now|ok(?:ay)?|please|und|et|y|e|en)[\s,]+)*(?:(?:can|could|would) you\s+"
    r"(?:please\s+)?)?(?:tell|show|give) me\s+|^\W*(?:kannst du mir |bitte )?(?:sag|zeig)e? mir\s+"
    r"|^\W*(?:dis|montre)[- ]moi\s+|^\W*(?:dime|muéstrame)\s+|^\W*(?:dimmi|mostrami)\s+"
    r"|^\W*(?:diga|mostre)(?:-me)?\s+|^\W*(?:zeg|toon|laat) (?:me|mij)(?: zien)?\s+",
    re.IGNORECASE,
)
_ASKS: Final = regex(
    r"[?？]\W*$|^\W*(?:(?:and|so|but|und|et|y|e|en)\s+)?¿?(?:what|which|who|whose|when|where|how|is|are"
    r"|does|do|did|has|have|was|wie|wer|wann|wo|welche\w*|ist|sind|hat|gibt|quel\w*|qui|combien"
    r"|quand|où|est-ce|qué|cuál\w*|cuánt\w*|quién|cuándo|dónde|che|chi|qual\w*|quant\w*|quando|dove"
    r"|que|quem|onde|wat|welke?|hoeveel|waar|wanneer|zijn|heeft)\b",
    re.IGNORECASE,
)
_THERE: Final = regex(
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )\bthere\b(?! (?:is|are|was|were|any|an?)\b)"
    r"|\b(?:is|are) there\W*$|\b(?:on|in|at) (?:it|that (?:page|site|one)|this (?:page|site|one)"
    r"|the (?:page|site))\b|\b(?:dort|da drauf|darauf|drauf|auf der seite|là(?:-bas)?|dessus"
    r"|sur (?:la|cette) page|all[íi]|ah[íi]|en (?:la|esa) página|l[ìí]|su quella pagina"
    r"|nella pagina|l[áa]\W*$|ali|nessa página|na página|daar|erop|op (?:de|die) pagina)\b",
    re.IGNORECASE,
)
"""What points at a page."""
_IN_IT: Final = regex(
    r"^\W*(?:(?:and|so|but|und|et|y|e|en)\s+)?(?:any\b|is (?:any|some|every)thing\b"
    r"|(?:is|are|was|were) there\b|do(?:es)? (?:it|they|the page|the site) (?:say|mention|have|list"
    r"|contain|offer|sell|open|close|cost|deliver|accept)\b|(?:what|when|where) (?:does|do|did)"
    r" (?:it|they|the (?:page|site|shop))"
    r" (?:say|contain|list|offer|sell|have|open|close|mention)\b"
    r"|what(?:['’]s| is| are) (?:on|in|out of|sold out|still|listed|cheap|expensive)\b"
    r"|what(?:['’]s| is| are) their\b"
    r"|gibt es\b|steht (?:da|dort|etwas|was)\b|was (?:steht|gibt es|verkaufen sie)\b|irgend\w+\b"
    r"|ist (?:etwas|irgendetwas|was)\b|y a-t-il\b|il y a\b|que dit\b|qu['’]y a-t-il\b"
    r"|(?:hay|qué (?:hay|dice|venden))\b|c['’]è\b|ci sono\b|(?:cosa|che) (?:dice|vendono)\b|há\b"
    r"|o que (?:diz|há|vendem)\b|is er\b|zijn er\b|wat (?:staat er|verkopen ze)\b)",
    re.IGNORECASE,
)
"""What asks whether something stands in a page, or for a part of it."""
_NO_THING: Final = (
    r"(?!(?:whole |entire |total )?(?:mission|run|search|proposal|tool|thing|lot|plan|goal|work"
    r"|job|question|price|cost|budget|limit|cap|weather|time|date|capital|population)\b)"
)
_OF_A_THING: Final = regex(
    rf"^\W*(?:(?:and|so|but)\s+)?how (?:much|many|expensive|cheap|old|big|long) (?:is|are|do|does)"
    rf" the {_NO_THING}\w|^\W*what do(?:es)? the {_NO_THING}[\w\s-]{{2,40}} cost\b"
    rf"|^\W*(?:(?:and|so|but)\s+)?(?:is|are) the {_NO_THING}[\w\s-]{{2,40}}\b(?:in stock"
    r"|out of stock|available|sold out|listed|mentioned|included|open|cheaper|free)\b"
    r"|^\W*which [^\W\d_]{3,20} (?:have|has|cost|costs|offer|include|come|serve|do|does)\b"
    r"|^\W*(?:(?:und|wie) )?(?:was|wie viel|wieviel) kostet? (?:der|die|das|den) \w"
    r"|^\W*(?:ist|sind) (?:der|die|das) [\w\s-]{2,40}\b(?:auf lager|verfügbar"
    r"|ausverkauft|lieferbar)"
    r"|^\W*welche [^\W\d_]{3,20} (?:haben|hat|kosten|sind)\b"
    r"|^\W*(?:combien|et combien) co[ûu]te(?:nt)? (?:la|le|les|l['’])"
    r"|^\W*quel(?:le)?s? [^\W\d_]{3,20} (?:ont|co[ûu]tent|sont)\b"
    r"|^\W*¿?(?:y )?cuánto cuestan? (?:el|la|los|las) \w"
    r"|^\W*¿?qué [^\W\d_]{3,20} (?:tienen|cuestan)\b"
    r"|^\W*quanto costa(?:no)? (?:il|la|lo|i|gli|le|l['’])"
    r"|^\W*quali [^\W\d_]{3,20} (?:hanno|costano)\b"
    r"|^\W*quanto custam? [oa]s? \w|^\W*quais [^\W\d_]{3,20} (?:têm|custam)\b"
    r"|^\W*(?:wat|hoeveel) kost(?:en)? (?:de|het) \w"
    r"|^\W*welke [^\W\d_]{3,20} (?:hebben|kosten|zijn)\b",
    re.IGNORECASE,
)
"""What asks about things by what a page may list of them."""
_ELSEWHERE: Final = regex(
    r"\b(?:missions?|runs?|running|waiting|queued?|proposals?|tools?|caps?|limits?|budgets?|schedul\w+"
    r"|goals?|plans?|credits?|buddy|you|your|yours|i|my|we|approv\w+|risks?|risky|safe|danger\w*"
    r"|touch\w*|engine|ways?|catch|problem|worst|how long|time limit|will (?:it|this|that)"
    r"|(?:it|this|that) (?:(?:can|could|will|may|might|would) )?(?:cost|read|take|run|use)s?"
    r"|(?:does|can|could|would|may|might) (?:it|this|that) (?:cost|read|take|run|use|touch|open)"
    r"|next time|result|tomorrow|today|yesterday"
    r"|missionen|aufträge?|läuft|laufen|wartet|vorschlag|werkzeuge?|grenze|zeitlimit|obergrenze"
    r"|zeitplan|ziel|du|dir|dich|dein\w*|ich|mein\w*|wir|kostet (?:es|das)\W*$|morgen|heute|gestern"
    r"|outils?|proposition|plafond|limite|tu|toi|ton|tes|vous|votre|je|mes?|mon|ma|nous|demain"
    r"|aujourd['’]hui|hier|misi[oó]n\w*|herramientas?|propuesta|l[íi]mite|presupuesto|tú|usted|tus?"
    r"|yo|mis?|mañana|hoy|ayer|missioni?|strumenti?|proposta|tetto|te|tuoi?|io|mi[eo]i?|domani|oggi"
    r"|ieri|miss[ãõ]\w+|ferramentas?|orçamento|você|seus?|eu|meus?|minhas?|amanhã|hoje|ontem"
    r"|missies?|gereedschap|voorstel|limiet|jij|jouw|ik|mijn|wij|morgen|vandaag|gisteren)\b",
    re.IGNORECASE,
)
"""What speaks of the work, of time, of Buddy or of the person, and not of what a page says."""


def asks_of_page(text: str) -> bool:
    """Tell whether a message asks about what stands on the page that was spoken of.

    Args:
        text: "how much is the e-bike there?", "show me only what's out of stock".
    """
    if len(text) > _LONGEST:
        return False
    said = _TELLS.sub("", text)
    told = said != text
    if not without_limits(said) or _ELSEWHERE.search(said) or cost_question(said) is not None:
        return False
    if counted_in(said).seconds is not None and not _ASKS.search(said):
        return False  # "only 30 seconds" is a limit
    rows = wishes(text) or asks_of_table(text) or compares(text)
    if not (_ASKS.search(said) or told or rows):
        return False
    points = _THERE.search(said) or _IN_IT.search(said) or _OF_A_THING.search(said)
    return bool(points) or rows


def is_question(text: str) -> bool:
    """Tell whether a message asks, by its first word or by its mark."""
    return _ASKS.search(text) is not None


def points_there(text: str) -> bool:
    """Tell whether a question says in so many words that it is about that page: "there"."""
    return _THERE.search(_TELLS.sub("", text)) is not None


def is_wish(text: str) -> bool:
    """Tell whether a message about rows is an order and no question: "only those under $100"."""
    return _ASKS.search(_TELLS.sub("", text)) is None
