# ruff: noqa: RUF001  # words of many languages
"""The words that refuse what is proposed, and the reasons that are given for it.

A message that begins with a no is not always one: "no, cap it at $1", "no need for pictures", "skip
it if it is slow" each ask for something. So a refusal is what nothing is left of once the words
that refuse, and those that say why, are taken out of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from buddy.domain.regex import regex

_LEAD: Final = regex(
    r"^\W*(?:(?:oh|ah|hm+|well|ok(?:ay)?|sorry|uh|please|bitte|por favor|just|let['’]?s"
    r"|then|and|so|actually|come on|c['’]?mon"
    r"|i (?:want|would like|need) to|i['’]d like to|(?:can|could|would) you"
    r"|go ahead and)[\s,.!]+)*",
    re.IGNORECASE,
)
_NOES: Final = (
    r"no|nope|nah|nay|nein|nö|nee|non|não|nao|niet|nej|nie|не|нет|いいえ|不|아니요?"
    r"|(?:absolutely|certainly|definitely|of course|surely|rather|better|probably) not"
    r"|by no means|hell no|no way|auf keinen fall|(?:bloß|lieber|besser|bitte) nicht"
    r"|(?:surtout|absolument|certainement) pas|pas du tout|pas question|mejor no|claro que n[oã]o?"
    r"|meglio di no|assolutamente no|certo che no|melhor não|de jeito nenhum"
    r"|(?:liever|beter|zeker) niet"
)
_VERBS: Final = (
    r"reject(?:ed)?|declined?|refuse[rz]?|discard|drop|scrap|forget(?: about)?|skip|cancel|stop"
    r"|abort|kill|veto|deny|denied|disapproved?|(?:throw|get) (?:it|this|that) (?:away|out|rid of)"
    r"|get rid of|call (?:it|this|that) off"
    r"|(?:don['’]?t|do not|won['’]?t|never) (?:run|do|start|execute|approve|bother|launch|proceed)"
    r"|ablehnen|abgelehnt|lehne(?= .*\bab\b)|ab|verwerfen|verwirf|vergiss|lass|rejette[rz]?"
    r"|laisse[rz]?(?= tomber)|tomber|oublie[rz]?|annule[rz]?|rechaz\w*|olv[ií]da\w*|déjalo"
    r"|rifiut\w*|lascia(?= (?:stare|perdere))|stare|perdere|rejeit\w*|recus\w*|esquece"
    r"|deixa(?= (?:pra|para) lá)|deixa(?=\W*$)|afwijz\w*|afgewezen|weiger|laat(?= maar)|vergeet"
    r"|odrzuć"
)
_UNWANTED: Final = (
    r"(?:i |we )?(?:really |just )?(?:don['’]?t|do not|no longer) (?:really |actually |even )?"
    r"(?:want|need|like)(?: (?:it|this|that|them))?"
    r"|not (?:needed|necessary|required|interested|for me|approved|going to happen|now|today"
    r"|this(?: time)?|that)|leave it|never ?mind|no need(?: for (?:it|this|that))?"
    r"|(?:i (?:have |['’]ve )?|i['’]ve )?changed my mind"
    r"|(?:ich |das )*(?:will|brauche?|möchte) (?:ich |das |es )*nicht(?: mehr)?"
    r"|nicht (?:nötig|ausführen|starten|so|das|genehmigt)|lass (?:es|das|mal|bleiben)|egal"
    r"|(?:je |j['’])(?:ne |n['’])?(?:en )?(?:veux|ai) (?:pas|plus)(?: besoin| ça| de ça)?"
    r"|pas (?:besoin|la peine|maintenant|ça)|no (?:(?:lo|la|me) )?(?:quiero|necesito|interesa"
    r"|gusta)(?: (?:eso|esto))?|no hace falta"
    r"|non (?:(?:lo|la|mi) )?(?:voglio|serve|interessa|piace)"
    r"|não (?:(?:o|a) )?(?:quero|preciso|precisa)(?: (?:disso|isso|mais))?"
    r"|(?:ik |dat )*wil (?:ik |het |dat )*niet|(?:hoeft|niet) (?:niet|nodig)"
)
_REASONS: Final = (
    r"too (?:expensive|much|slow|risky|long|broad|many|costly|pricey|complicated|vague|dear|late)"
    r"|(?:not|isn['’]?t) (?:really |even )?(?:worth (?:it|that|the (?:money|cost|price|trouble))"
    r"|good(?: enough)?|ok(?:ay)?|useful|helpful|right|what i (?:want|asked|meant?|need)\w*"
    r"(?: for)?)"
    r"|wrong (?:site|page|tool|one|idea|thing|link|url|address|place|mission)"
    r"|(?:bad|terrible|stupid) idea|waste of (?:time|money)|costs? too much"
    r"|(?:did|have|found|know|got) (?:it|that) (?:already|myself)"
    r"|any ?more|any longer|at all|after all"
    r"|(?:(?:it|that)['’]?s |it was )?my (?:bad|fault|mistake|error)"
    r"|i['’]?(?:ll| will| can| am going to) do (?:it|that|this) (?:on my own|by myself|myself)"
    r"|my (?:friend|dear)|mon (?:ami|cher)|mon erreur|ma faute"
    r"|(?:das war )?(?:mein(?:e)? (?:fehler|schuld)|mein (?:freund|lieber))"
    r"|mi (?:error|culpa)|amigo(?: mío)?|(?:il )?mio errore|colpa mia|amico(?: mio)?"
    r"|(?:o )?meu (?:erro|amigo)|minha culpa|mijn (?:fout|vriend)"
    r"|(?:viel )?zu (?:teuer|langsam|viel|lang|riskant|ungenau)|lohnt (?:sich )?nicht"
    r"|(?:die )?falsche seite|nicht mehr"
    r"|(?:c['’]est )?(?:beaucoup )?trop (?:cher|lent|long|risqué)|(?:la )?mauvaise page"
    r"|(?:es )?(?:demasiado|muy) (?:caro|lento|largo)|(?:la )?página (?:equivocada|errada)"
    r"|(?:è )?troppo (?:caro|lento|lungo)|(?:la )?pagina sbagliata"
    r"|(?:é )?muito (?:caro|lento|longo)|caro demais|te (?:duur|langzaam|lang|riskant)"
    r"|(?:de )?verkeerde pagina"
)
_SMALL: Final = (
    r"(?:it|that|this)['’]s|thanks?|thank|you|thx|ty|please|pls|plz|sorry|buddy|man|mate|bro|sir"
    r"|it|that|this|is|i|a|the|really|so|far|way|just|well|oh|and|for|me|not|then|but|because"
    r"|danke|bitte|das|ist|es|mir|merci|bien|ça|gracias|es|eso|grazie|è|obrigad[oa]|é|isso|dank"
    r"|je|u|wel|het|dat|maar|pra|para|lá|och"
)


def _words(pattern: str) -> re.Pattern[str]:
    return regex(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


_BEGINS: Final = regex(rf"(?:{_UNWANTED}|{_NOES}|{_VERBS})(?!\w)", re.IGNORECASE)
_VERB: Final = _words(f"{_UNWANTED}|{_VERBS}")
_SAYS: Final = _words(f"{_UNWANTED}|{_REASONS}|{_VERBS}|{_NOES}")
_LITTLE: Final = _words(_SMALL)
_NOT_YET: Final = _words(r"yet|for now|at the moment|until|before|noch|encore|todav[ií]a|ancora")
_WANTS: Final = _words(
    r"(?<!the )(?<!this )(?<!that )(?<!my )(?<!don't )(?<!don’t )(?<!dont )(?<!not )(?<!never )"
    r"(?:run|start|execute|approve|launch|go ahead|proceed)"
)
"""That something shall run after all: "no, just run it"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A message that begins as a no does."""

    rest: str
    """What is left of it without the words that refuse and those that say why."""
    names: bool
    """Whether it has a verb that refuses, which may name what it refuses."""


def refusal_in(text: str) -> Refusal | None:
    """Return a message that begins as a refusal does, with what is left of it; None: it does not.

    Args:
        text: "No, that is too expensive" leaves nothing; "no need for pictures" the pictures.
    """
    said = _LEAD.sub("", text)
    begins = _BEGINS.match(said)
    if begins is None or _NOT_YET.search(said) or _WANTS.search(said):
        return None
    names = _VERB.search(said) is not None
    rest = _LITTLE.sub(" ", _SAYS.sub(" ", said))
    return Refusal(rest=" ".join(rest.split()), names=names)


ELSE_NOW: Final = regex(
    r"^\W*(?:no|nope|nein|non|nee|não)\s*[,;:–—-]\s*(?:today|(?:right )?now|heute|jetzt"
    r"|aujourd['’]hui"
    r"|maintenant|hoy|ahora|oggi|adesso|ora|hoje|agora|vandaag|nu)\W*$",
    re.IGNORECASE,
)
"""A no to the time that was proposed, with another."""
