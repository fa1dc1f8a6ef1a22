# ruff: noqa: RUF001  # words of many languages
"""Answers that answer nothing: "neither", "whatever, you choose", "no idea".

Whoever says so to a question does not want to be asked it again, and none of these words is what
was asked for: a search for "whatever" or a note that says "dunno" is wanted by nobody.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.regex import regex

_LONGEST: Final = 80
_NONE: Final = (
    r"neither(?: (?:one|of (?:them|these|those|the two|both)))?|none(?: of (?:them|these|those|the"
    r" above|it))?|not (?:any|either)(?: (?:one|of (?:them|these|those)))?"
    r"|kein(?:e[sr]?|s|en)?(?: von (?:beiden|denen|diesen))?|weder noch|nichts davon"
    r"|ni l['’]un ni l['’]autre|aucune?(?: des deux| d['’](?:eux|elles))?|rien de tout (?:ça|cela)"
    r"|ningun[oa]?(?: de (?:los|las) dos| de (?:ellos|ellas|esos|esas))?|ni uno ni otro"
    r"|nessun[oa]?(?: dei due| di (?:loro|questi|quelli))?|nem um nem outro"
    r"|nenhum[a]?(?: d(?:os dois|eles|elas|esses))?|geen(?: van (?:beide|die|deze))?"
)
_ANY: Final = (
    r"what(?:so)?ever(?: (?:you (?:like|want|prefer|think(?: is best)?)|works|is (?:best|fine)))?"
    r"|when(?:so)?ever|wherever|any(?:thing|one|time|where|body)?(?: (?:will do|is fine|goes|works"
    r"|you (?:like|want)|of them))?|either(?: (?:one|is fine|works))?|it does(?:n['’]?t| not)"
    r" matter|doesn['’]?t matter|(?:i )?(?:do not|don['’]?t|couldn['’]?t) (?:really )?(?:care|mind)"
    r"(?: less)?|no preference|up to you|your (?:choice|call|pick)|surprise me"
    r"|(?:you|u) (?:choose|decide|pick|tell me)|(?:just )?(?:choose|decide|pick)"
    r"(?: (?:one|something|for me|yourself))*|as you (?:like|wish)"
    r"|(?:ist )?(?:mir |ganz |völlig |doch )*(?:egal|wurs(?:ch)?t|gleich|einerlei)"
    r"|wie du (?:willst|meinst|magst)|was du willst|irgend(?:was|etwas|wann|wo|eine?[rsn]?)"
    r"|(?:such|wähl|entscheid)e? (?:du|dir (?:was|etwas|eine?[nsr]?) aus|selbst)(?: aus)?"
    r"|(?:du )?(?:entscheidest|wählst)(?: du)?|(?:spielt )?keine rolle"
    r"|(?:peu |qu['’])importe|n['’]importe (?:quoi|lequel|laquelle|quand|où|qui)"
    r"|(?:ça|cela) m['’]est égal|comme (?:tu veux|vous voulez|tu préfères)|(?:c['’]est )?(?:à )?toi"
    r" (?:de (?:choisir|décider|voir)|qui (?:choisis|décides))|(?:tu )?choisis|je m['’]en (?:fiche"
    r"|fous)"
    r"|(?:me )?da (?:igual|lo mismo)|lo que (?:quieras|sea|prefieras)|como quieras|cualquier(?:a"
    r"| cosa)|(?:t[úu] )?(?:eliges|decides)|elige(?: t[úu])?|no (?:me )?importa"
    r"|(?:fa|è) lo stesso|come (?:vuoi|preferisci)|quello che vuoi|(?:una )?qualsiasi(?: cosa)?"
    r"|qualunque(?: cosa)?|scegli(?: tu)?|decidi(?: tu)?|non (?:mi )?importa|è uguale"
    r"|(?:para mim )?tanto faz|como (?:você )?(?:quiser|preferir|quiseres)"
    r"|o que (?:você )?quiser(?:es)?|qualquer (?:um|uma|coisa)|(?:você |tu )?escolhes?"
    r"|(?:você )?decide|não (?:me )?importa"
    r"|(?:het )?maakt (?:me |mij )?(?:niet|niks|niets) uit|(?:dat )?maakt niet uit|wat je wilt"
    r"|kies (?:jij|maar|jij maar|zelf)|jij (?:kiest|mag kiezen)|om het even"
    r"|obojętnie|wszystko jedno|jak chcesz|fark etmez|sen seç|どれでも"
    r"|何でも|なんでも|任せる|随便|都行"
)
_UNKNOWN: Final = (
    r"idk|i ?dk|dunno|(?:i )?(?:do not|don['’]?t) (?:really )?know(?: (?:yet|that|either))?"
    r"|(?:i have )?no (?:idea|clue)|(?:i am|i['’]?m) not sure|beats me|who knows|no clue"
    r"|(?:ich )?wei(?:ß|ss) (?:ich |es |das )*nicht(?: genau)?|(?:ich habe )?keine ahnung"
    r"|(?:je (?:ne )?)?sais (?:pas|rien)|(?:j['’]ai |je n['’]ai )?aucune idée"
    r"|j(?:e n)?['’]?en sais rien"
    r"|no (?:lo )?s[ée]|ni idea|no tengo (?:ni )?idea|non (?:lo )?so|(?:non ne ho )?nessuna idea"
    r"|boh|(?:eu )?não (?:sei|faço ideia)|sei lá|(?:ik )?weet (?:ik |het )*niet|geen (?:idee|flauw"
    r" idee)|nie wiem|bilmiyorum|わからない|分からない|不知道"
)
_FILLER: Final = (
    r"(?:well|um+|uh+|hm+|oh|ok(?:ay)?|really|just|then|please|honestly|sorry|so|it['’]s|its|is|fine"
    r"|na ja|naja|also|halt|bitte|eben|bah|ben|bof|pues|bueno|beh|mah|bem|nou|ach|ist|mir|das|es"
    r"|c['’]est)"
)
_OPEN: Final = regex(
    rf"^\W*(?:{_FILLER}\W+)*(?:(?:{_NONE}|{_ANY}|{_UNKNOWN})(?!\w)\W*(?:{_FILLER}\W*(?!\w))*)+$",
    re.IGNORECASE,
)


def answers_nothing(text: str) -> bool:
    """Tell whether a message, as the answer to a question, leaves it where it was.

    Args:
        text: In English, German, French, Spanish, Italian, Portuguese or Dutch; a few words of
            Polish, Turkish, Japanese and Chinese.
    """
    return len(text) <= _LONGEST and _OPEN.match(text) is not None
