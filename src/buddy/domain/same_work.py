# ruff: noqa: RUF001  # words of many languages
"""Words that stand for work that was spoken of: "do it", "hazlo", "fais ça", "mach das wieder".

What is left of a message without its words of time is that, or it is work of its own.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.regex import regex
from buddy.domain.schedule_clock import only_corrects, only_puts

_REFERS: Final = regex(
    r"^\W*(?:(?:please|bitte|por favor|per favore|alsjeblieft|s['’]il (?:te|vous) pla[iî]t"
    r"|ok(?:ay)?|now|and|und|et|y|e|en|then|dann|yes|ja|oui|s[ií]|sì|sim"
    r"|(?:can|could) you|kannst du|peux-tu|puedes|puoi|(?:você )?pode|kun je)(?:[\s,.!:-]+|$))*"
    r"(?:(?:do|run|make|repeat|execute|schedule|check|plan"
    r"|powtarzaj|powtórz|rób|zrób"
    r"|mach\w*|führ\w*|wiederhol\w*|tu|lass|starte?|plane?"
    r"|fais|faites|faire|lance\w*|répète\w*|refais|exécute\w*"
    r"|haz|hacer|repite|ejecuta|programa|rep[ií]te|corre"
    r"|fai|fare|ripeti|esegui|programma"
    r"|faz|faça|fazer|repete|repita|executa|execute|agenda|agende"
    r"|doe|herhaal|voer|plan|draai)(?:[\s-]+|(?=['’]s?\b)|(?=\W*$)))?"
    r"(?:['’]s|it|that|this|the same|again|it again|that again|so"
    r"|es|das|dies(?:es)?|das(?:selbe| gleiche| selbe)|(?:le|la|les|[çc]a|cela|ceci|la même chose)"
    r"|hazlo|hacerlo|haslo|repítelo|ejecútalo|prográmalo|esto|eso|lo mismo|lo"
    r"|fallo|farlo|rifallo|ripetilo|eseguilo|programmalo|questo|quello|lo stesso|la stessa cosa|ciò"
    r"|isso|isto|o mesmo|fá-lo|fazê-lo|refaça|repete-o"
    r"|dit|dat|het|hetzelfde)?"
    r"(?:[\s,-]+(?:instead|rather|please|again|aus|noch\s?mal|nochmals|wieder|auch|bitte|encore|aussi"
    r"|s['’]il (?:te|vous) pla[iî]t|otra vez|de nuevo|también|por favor|ancora|di nuovo|per favore"
    r"|outra vez|também|opnieuw|weer|ook|uit|alsjeblieft|lieber|plut[oô]t|mejor|meglio|melhor"
    r"|liever))*\W*$",
    re.IGNORECASE,
)
_LONGEST: Final = 80


_TRACKS: Final = regex(
    r"^\W*(?:(?:please|bitte|now|and|then|por favor|per favore)[\s,]+)*(?:keep\s+)?"
    r"(?:track(?:ing)?|watch(?:ing)?|monitor(?:ing)?|beobachte|überwache|verfolge|surveille|vigila|sigue"
    r"|monitora|controlla|acompanha|volg|bewaak|śledź)[\s-]+"
    r"(?:it|that|this|them|(?:that|this|the) page|es|das|(?:die|diese) seite|(?:cette|la) page"
    r"|[çc]a|l[aeo]"
    r"|isso|isto|het|dat|to)(?:\s+(?:for changes|again|please|bitte))*\W*$",
    re.IGNORECASE,
)


def tracks(work: str) -> bool:
    """Tell whether words order to follow what was spoken of, for what changes there."""
    return len(work) <= _LONGEST and _TRACKS.match(work) is not None


def only_refers(work: str) -> bool:
    """Tell whether words say no work of their own, but mean what was spoken of; so do none."""
    return len(work) <= _LONGEST and bool(
        _REFERS.match(work) or only_corrects(work) or only_puts(work)
    )
