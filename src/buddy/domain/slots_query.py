"""What to search for: an objective without the words that only say "search".

"Please search the web for python tutorials" asks for *python tutorials*. The command words of
seven languages are taken off both ends, again and again until nothing changes; words of the same
spelling that belong to the topic ("search engine", "research papers") stay.
"""

from __future__ import annotations

import re

from buddy.domain.limits import without_limits
from buddy.domain.regex import regex
from buddy.domain.restriction import without_bounds, without_exclusions
from buddy.domain.tool_request import without_tool
from buddy.domain.typos import mended

_PLACE_EN = (
    r"(?:the\s+)?(?:web|internet|net|news|library|knowledge\s+base|offline\s+library)|online|google"
)
_THINGS_EN = (
    r"(?:some\s+|any\s+|more\s+|all\s+|the\s+latest\s+)?(?:information|info|details|facts|articles?"
    r"|pages?|websites?|sites?|results?|sources?|resources?|stuff|things|something|everything)"
)
_ABOUT_EN = r"(?:about|on|regarding|concerning|for|related\s+to)"
_NOT_A_COMMAND = (
    r"(?!(?:engines?|algorithms?|trees?|part(?:y|ies)|warrants?|bars?|box(?:es)?|terms?|history"
    r"|results?|ads|consoles?|index(?:es)?|functions?|quer(?:y|ies)|space|and\s+rescue"
    r"|papers?|methods?|questions?|methodolog(?:y|ies)|grants?|institutes?|assistants?"
    r"|universit(?:y|ies)|labs?|area|studies)\b)"
)

_POLITE = (
    r"(?:hey|hi|hello|ok(?:ay)?)(?:\s+buddy)?\b[\s,!.]+",
    r"buddy\b[\s,:]+",
    r"(?:now|then|next)\s+(?=(?:re)?search|find|look\s|google|get\s)",
    (
        r"(?:please|kindly|bitte|por\s+favor|per\s+favore|alsjeblieft|graag|s['\u2019]il\s+(?:te|vous)"
        r"\s+pla[iî]t)\b[\s,]*"
    ),
    r"(?:can|could|would|will)\s+you(?:\s+(?:please|kindly|quickly))?\s+",
    r"i(?:['\u2019]d|\s+would)\s+like\s+(?:you\s+)?to\s+",
    r"i\s+(?:want|need)\s+(?:you\s+)?to\s+",
    r"(?:help\s+me(?:\s+to)?|let['\u2019]?s|go\s+and)\s+",
    r"(?:kannst|k[oö]nntest|w[uü]rdest)\s+du(?:\s+(?:bitte|mal|mir))*\s+",
    r"(?:k[oö]nnen|k[oö]nnten)\s+sie(?:\s+(?:bitte|mal|mir))*\s+",
    r"(?:ich\s+(?:m[oö]chte|will)|ich\s+h[aä]tte\s+gerne?)\s+",
    r"(?:peux|pourrais|veux)[\s-]tu\s+|(?:pouvez|pourriez)[\s-]vous\s+",
    r"(?:est-ce\s+que\s+tu\s+peux|je\s+(?:voudrais|veux|souhaite))\s+",
    r"¿?\s*(?:puedes|podr[ií]as|puede|podr[ií]a)\s+|(?:quiero|quisiera)\s+",
    r"(?:puoi|potresti|pu[oò]|vorrei)\s+",
    r"(?:voc[eê]\s+)?(?:pode|poderia|podes)\s+(?:me\s+)?|(?:quero|gostaria\s+de)\s+",
    r"(?:kun|kan|zou)\s+je\s+",
)
_COMMANDS = (
    # English
    rf"(?:do\s+a\s+|run\s+a\s+)?(?:quick\s+)?(?:web|internet|online|google)\s+search\s+{_ABOUT_EN}\s+",
    rf"(?:do|run|make|perform|start|begin)\s+(?:a\s+)?(?:quick\s+)?search\s+{_ABOUT_EN}\s+",
    rf"(?:re)?search\s+(?:{_PLACE_EN})\s+(?:{_ABOUT_EN}\s+)?",
    rf"search\s+(?:up\s+)?(?:{_ABOUT_EN}\s+)?(?:{_THINGS_EN}\s+{_ABOUT_EN}\s+)?{_NOT_A_COMMAND}",
    rf"research\s+(?:(?:about|on|into)\s+)?{_NOT_A_COMMAND}",
    rf"(?:(?:start|begin)\s+)?look(?:ing)?\s+(?:up|for|on\s+(?:{_PLACE_EN})\s+for)\s+(?:{_THINGS_EN}\s+{_ABOUT_EN}\s+)?",
    rf"(?:find|get|fetch|give|show|bring)\s+(?:me\s+|us\s+)?(?:{_THINGS_EN}\s+)(?:{_ABOUT_EN}\s+)",
    r"find\s+out\s+(?:about\s+|more\s+about\s+)?|find\s+(?:me\s+|us\s+)?",
    rf"(?:browse|scan|check|query)\s+(?:{_PLACE_EN})\s+(?:for\s+)",
    r"(?:tell\s+me|learn)\s+(?:more\s+|something\s+)?about\s+|google\s+for\s+",
    rf"{_THINGS_EN}\s+about\s+",
    (
        r"(?:check|get|(?:tell|show|give)\s+me)\s+(?:the\s+)?(?=(?:current\s+|latest\s+)?(?:price"
        r"|cost|value|(?:exchange|share|stock)\s+(?:price|rate))\s+(?:of|for)\b)"
    ),
    # German
    (
        r"(?:(?:starte?|mache?|beginne)\s+(?:eine\s+)?)?"
        r"(?:durch)?such(?:e|st|en|t)?\s+(?:(?:bitte|mal|mir|uns|doch|im\s+(?:internet|netz|web)|online"
        r"|das\s+(?:internet|netz|web))\s+)*(?:nach\s+|zu\s+)?"
    ),
    r"(?:im\s+(?:internet|netz|web)|online)\s+nach\s+|nach\s+(?=.*\ssuchen$)",
    r"(?:google|googel|googeln)\s+(?:(?:bitte|mal)\s+)*nach\s+",
    r"recherchier(?:e|en|t)?\s+(?:(?:bitte|mal|im\s+(?:internet|netz|web))\s+)*(?:(?:zu|[uü]ber|nach)\s+)?",
    r"(?:finde|zeig(?:e)?)\s+(?:(?:bitte|mal|mir|uns)\s+)*",
    r"(?:informationen|infos|artikel)\s+(?:zu[rm]?|[uü]ber)\s+",
    # French
    r"(?:re)?cherche[rz]?(?:-moi)?\s+(?:(?:sur\s+(?:internet|le\s+web|le\s+net)|en\s+ligne)\s+)?",
    r"trouve[rz]?(?:-moi)?\s+",
    r"(?:des\s+|les\s+)?(?:informations?|infos?|articles?)\s+(?:sur|concernant)\s+",
    # Spanish, Italian, Portuguese
    r"b[uú]sc(?:a|ar|ame|arme|ue|o)\s+(?:(?:en\s+(?:internet|la\s+web|l[ií]nea)|na\s+(?:internet|web))\s+)?",
    r"(?:encuentra|encontrar|investiga|investigar)(?:me)?\s+",
    r"cerc(?:a|are|ami|armi)\s+(?:(?:su\s+internet|sul\s+web|in\s+rete|online)\s+)?",
    r"trov(?:a|are|ami|armi)\s+",
    r"(?:pesquis|procur|encontr)(?:a|e|ar)\s+(?:(?:na\s+(?:internet|web)|online)\s+)?(?:por\s+)?",
    r"(?:informaci[oó]n|informazioni|informa[cç][oõ]es)\s+(?:sobre|su|sul|sulla|acerca\s+de)\s+",
    # Dutch
    r"zoek(?:en)?\s+(?:(?:op\s+(?:internet|het\s+web)|online|mij|even)\s+)*(?:naar\s+)?",
    r"vind\s+(?:(?:mij|me|even)\s+)?",
    r"informatie\s+over\s+",
)
_TAILS = (
    (
        r"(?<![\s,])[\s,]+(?:please|thanks|thank\s+you|bitte|danke|por\s+favor|per\s+favore|alsjeblieft|merci"
        r"|s['\u2019]il\s+(?:te|vous)\s+pla[iî]t|gracias|grazie|obrigad[oa])"
    ),
    r"\s+(?:on|in|from|using|with|via)\s+(?:the\s+)?(?:web|internet|net|google|offline\s+library)",
    r"\s+(?:online|for\s+me|for\s+us)",
    (
        r"(?<![\s,])[\s,]+and\s+(?:then\s+)?(?:summari[sz]e|list|show|tell|give|send)\b(?:\s+(?:me|us|it|them|the"
        r"|results?|findings|what|you|found|find|to|a|summary))*"
    ),
    (
        r"\s+(?:im\s+(?:internet|netz|web)|(?:sur|en|na|su|op)\s+(?:internet|la\s+web|le\s+web)"
        r"|sul\s+web|en\s+ligne|suchen|heraus|zoeken)"
    ),
)
_LEADING = regex("|".join((*_POLITE, *_COMMANDS)), re.IGNORECASE)
_TRAILING = regex(rf"(?:{'|'.join(_TAILS)})$", re.IGNORECASE)
_EDGES = " \t\r\n.!?;:,¿¡"
_READ = 1_000
"""Characters of an objective that a query is made of: each round looks at all of them again."""


def query_in(objective: str) -> str:
    """Return the words of an objective that a search engine should see.

    Args:
        objective: What the person wrote, of which 1,000 characters are looked at, in any of
            English, German, French, Spanish, Italian, Portuguese and Dutch; other languages pass
            unchanged.

    Returns:
        The query, in the person's own spelling; never empty unless the objective has no word. When
        every word is a command word the last of them is left.
    """
    whole = mended(without_tool(" ".join(objective.split())[:_READ]))
    query = without_exclusions(without_limits(whole))
    query = (without_bounds(query) or query or whole).strip(_EDGES)
    while True:
        lead = _LEADING.match(query)
        rest = query[lead.end() :] if lead else _TRAILING.sub("", query)
        rest = rest.strip(_EDGES)
        if not rest or rest == query:
            return query
        query = rest
