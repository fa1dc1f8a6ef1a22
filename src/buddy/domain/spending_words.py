# ruff: noqa: RUF001  # words of many languages
"""How people say what Buddy may spend: words before an amount, behind it, and around it.

A limit is "bound, amount" or "amount, bound", where a clause begins and ends: "never more than $1",
"50 cents is the limit", "in total at most $4". What is in these words inside of a clause is the
price of a thing, and none of Buddy's: "find a bag that does not go over $9".
"""

from __future__ import annotations

from typing import Final

from buddy.domain.limit_words import ALL_IN, JOIN, LESS, MOST

_OWN: Final = (
    r"(?:(?:the|my|your|our|an?|das|die|der|mein|meine?|dein|eine?[nm]?|le|la|les|mon|ma|ton|un"
    r"|une|el|mi|tu|su|una|il|lo|mio|tuo|os?|meu|teu|seu|uma?|de|het|mijn|je|jouw|een)\s+)*"
)
_IS: Final = (
    r"(?:\s*(?:[:=]|is|shall be|will be|at|of|to|ist|liegt bei|betr[äa]gt|sind|von|auf|est(?: de)?"
    r"|de|d['’]|es(?: de)?|è(?: di)?|di|é(?: de)?|van)(?![^\W\d_]))*"
)
_NOUN: Final = (
    r"(?:(?:cost|spending|money|mission|kosten|ausgaben)?[\s-]?(?:budget|cap|ceiling|limite?|grenze"
    r"|obergrenze)|l[íi]mite|limiet|presupuesto|or[çc]amento|plafond|tope|tetto|teto|spending"
    r"|max(?:imum)?|m[áa]ximo|massimo|h[öo]chstes)"
)
LIMIT_IS: Final = rf"(?:{_OWN}{_NOUN}{_IS})"
"""A noun that says what the amount behind it is: "my budget is", "das Maximum ist"."""
BUDGET_IS: Final = (
    r"(?:(?:an?|my|with|on)\s+)?(?<![\w-])(?:budget|cap|limite?|l[íi]mite|limiet|presupuesto"
    r"|or[çc]amento|plafond|tope|spending|(?:kosten|ausgaben)(?:limit|grenze)|obergrenze)"
    rf"{_IS}[:\s]*$"
)
"""One that says so in the midst of a clause too."""
_MORE: Final = (
    r"(?:more than|over|above|mehr als|[üu]ber|plus (?:de|d['’])|m[áa]s de|pi[ùu] di|mais (?:de|que"
    r"|do que)|meer dan)"
)
_NO_MORE_THAN: Final = rf"(?:{MOST}|{LESS}|{_MORE})"
_COST: Final = (
    r"(?:(?:(?:it|this|that|everything|es|das|dies|alles|[çc]a|cela|ce|esto|eso|todo|questo|tutto"
    r"|isto|isso|tudo|het|dit|dat)\s+)?(?:(?:ne|no|non|n[ãa]o)\s+)?"
    r"(?:(?:may|must|should|can|shall|to|not|darf|soll(?:te)?|muss|kann|doit|peut|devrait|pas"
    r"|debe|puede|deber[íi]a|deve|pu[òo]|dovrebbe|pode|mag|moet|zal|kan)\s+)*"
    r"(?:costs?|costing|kostet|co[ûu]te[rz]?|cuesta|costar|costa|costare|custa|custar|kost)"
    rf"(?:\s+pas)?(?:\s+{_NO_MORE_THAN})?)"
)
"""What it may cost: "it may cost", "ça ne doit pas coûter plus de"."""
_KEEP: Final = (
    r"(?:(?:keep|hold) (?:it|this|that|the costs?|costs?|everything)(?: down)? to"
    r"|(?:bleib|halt)\w*(?: (?:es|dich|das|bitte|dabei))? (?:unter|bei(?: h[öo]chstens| maximal)?)"
    r"|reste[rz]? (?:sous|en[- ]dessous de)|(?:qu[ée]date|mantente|mant[ée]nlo) (?:por debajo de"
    r"|bajo|dentro de)|(?:resta|rimani|stai) (?:sotto|al di sotto di|entro)(?: i)?"
    r"|(?:fica|fique|mant[ée]m-te) (?:abaixo de|dentro de)|blijf (?:onder|binnen)(?: de| het)?"
    r"|limit (?:it|this|yourself) to|(?:beschr[äa]nk|begrenz)\w* (?:dich|es|das) auf"
    r"|limite[rz]?(?:-(?:toi|vous|le|la))? [àa]|lim[íi]ta(?:te|lo)? a|limita(?:ti|lo)? a"
    r"|limita-(?:te|o) a|beperk (?:je|het) tot|capped at|at an? (?:total )?cost of"
    rf"(?: {MOST})?)"
)
_I_PAY: Final = (
    r"(?:i (?:won['’]?t|will not|don['’]?t want to|do not want to|wouldn['’]?t) (?:pay|spend)"
    rf"(?: {_NO_MORE_THAN})|i(?:['’]ll| will|['’]d| would) (?:pay|spend)(?: {MOST}| only)?)"
)
_DAN: Final = (
    r"(?:(?:geef|besteed)(?: \w+){0,3}? )?(?:niet|nooit|geen cent|zonder)(?: er)? (?:meer|minder)"
    r" (?:uit|uit te geven|uitgeven|besteden|te besteden|kosten)? ?dan"
)
"""Dutch takes the verb between the two words: "geef niet meer uit dan"."""
BOUND: Final = (
    rf"(?:{MOST}|(?:{_COST}|{_KEEP}|{_I_PAY}|{LIMIT_IS})(?:\s*{MOST})?"
    rf"|(?:ik wil |het mag |het moet )?{_DAN})"
)
"""What stands before the amount of a limit."""
_LED: Final = (
    r"(?:(?:for|at|use|of|an?|f[üu]r|por|pour|per|voor|please|bitte|por favor|s['’]il te pla[îi]t"
    r"|alsjeblieft|it|and then|you can|you may|i|ich|je|ik|wil|me|yo|io|eu|all of it|gib|use)\s+)"
)
OPENING: Final = (
    rf"(?:(?:^|[,;:.!?(\n–—-]|(?<!\w){JOIN}(?!\w))\s*|(?:https?://\S+|(?<!\w)[\w-]+\.\w{{2,}}\S*)"
    rf"\s+)(?:(?:{JOIN}\s+|{_LED}){{0,4}})"
)
"""Where a clause begins, and what may stand at its head."""
_EITHER: Final = rf"(?:{ALL_IN}\s*[,:]?\s*)?"
BEFORE: Final = rf"{OPENING}{_EITHER}{BOUND}\s*{_EITHER}[:\s]*$"
"""A clause up to the amount, which it bounds."""
BEFORE_ALL: Final = rf"{OPENING}{ALL_IN}\s*[:=,]?\s*$"
"""The same without a bound: "in all", "zusammen"."""
BEFORE_LESS: Final = rf"{OPENING}{_EITHER}{LESS}[:\s]*$"
BEFORE_NOTHING: Final = rf"{OPENING}$"
_THE: Final = (
    r"(?:(?:the|my|your|our|das|die|der|mein|meine?|unser|le|la|mon|ma|el|mi|il|lo|mio|mia|o|a|meu"
    r"|minha|de|het|mijn|ons|absolute?|hard|all|alles|tout ce|todo lo|tutto ci[òo]|tudo o)\s+)"
)
_IS_LIMIT: Final = (
    r"(?:(?:['’]s|is|ist|sind|est|c['’]est|es|son|è|sono|é|s[ãa]o|zijn|are)\s+"
    rf"{_THE}{{0,3}}(?:(?:{_NOUN}|most|grenze|obergrenze|h[öo]chste|limite)(?![^\W\d_])"
    r"|(?<=all )(?:i|we|you|there)(?![^\W\d_])|(?<=alles )was|(?<=ce )que|(?<=lo )que|(?<=o )que)"
    r"(?:\s+(?:that|was|que|che|ich|je|i|we|you|may|can|have|get|should|will|want|to|am|willing"
    r"|du|darfst|kannst|spend|pay|for|this|it|ai|tengo|tenho|heb|ho|is|there))*)"
)
_AND_NO_MORE: Final = (
    rf"(?:,?\s*(?:{JOIN}\s+)?(?:no(?:t a (?:cent|penny)|t)? more|nothing more"
    r"|(?:nicht|kein(?:en)? cent|nichts) mehr|(?:pas|rien de)(?: un (?:centime|sou))?(?: de)? plus"
    r"|(?:no|nada|ni un (?:centavo|c[ée]ntimo)) m[áa]s"
    r"|(?:non|niente)(?: un (?:centesimo|soldo))?(?: di)? pi[ùu]"
    r"|(?:n[ãa]o|nada|nem um (?:centavo|c[êe]ntimo))(?: a)? mais"
    r"|(?:niet|niets|niks|geen cent) meer))"
)
_TOPS: Final = (
    r"(?:max(?:imum|imal|imaal|imo)?\.?|tops|at (?:the )?most|or less|(?:como |no |de |au |al )?"
    r"(?:m[áa]ximo|maximum|massimo)|au plus|a lo sumo|como mucho|h[öo]chstens|hoogstens|hooguit"
    r"|oder weniger|ou moins|o menos|o meno|ou menos|of minder|budget|limit|cap)"
)
LIMITED: Final = rf"(?:(?:{_TOPS}|{_IS_LIMIT}|{_AND_NO_MORE})(?![^\W\d_]))"
"""What stands behind the amount of a limit."""
MAY: Final = (
    r"(?:(?:darfst|d[üu]rft|mag|kannst|kunt|kan)(?: (?:du|je|ihr|dabei|daf[üu]r|ervoor))?"
    r"|(?:gib|gebe|geef)(?: (?:dabei|daf[üu]r|mir|er|daar))?)"
)
"""A verb whose other half stands behind the amount: "du darfst … ausgeben", "gib … aus"."""
MAY_COST: Final = (
    rf"{OPENING}(?:es|das|dies|alles|het|dit|dat)\s+(?:darf|soll(?:te)?|muss|kann|mag|moet|zal|kan)"
    rf"(?:\s+(?:dabei|nur|maar|in total|insgesamt))?\s+(?:{_NO_MORE_THAN})\s*$"
)
"""The same of what it costs: "es darf nicht mehr als … kosten"."""
OVERSTEPS: Final = r"(?:[üu]berschreite?t?|overschrijd)(?: (?:dabei|bitte|de))?\s*$"
"""With its no behind: "überschreite … nicht"."""
