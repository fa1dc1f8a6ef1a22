# ruff: noqa: RUF001  # words of many languages
"""A file or a folder of code that a sentence asks for, and nothing else.

"What's in orders.csv", "lies notes.txt", "describe the code in proj": in English, German, French,
Spanish, Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.regex import regex
from buddy.domain.slots import find_slots

_LONGEST: Final = 160
_SHOWS: Final = regex(
    r"^\W*(?:(?:and|now|then|ok(?:ay)?|please|und|jetzt|bitte|et|maintenant|y|ahora|e|ora|agora|en"
    r"|nu|(?:can|could) (?:you|u)|kannst du|peux-tu|puedes|puoi|pode|kun je)\b[\s,]*)*"
    r"(?:what(?:['’]?s|\s+is|\s+stands|\s+does)|read|open|show|print|display|cat|view|see|look at"
    r"|was (?:ist|steht)|lies|lese|öffne|zeige?|qu['’](?:y a-t-il|est-ce qu['’]il y a)|que contient"
    r"|lis|ouvre|montre|affiche|qué (?:hay|contiene|dice)|lee|abre|muestra(?:me)?|muéstrame"
    r"|(?:che )?cosa (?:c['’]è|contiene)|leggi|apri|mostra(?:mi)?|o que (?:há|tem|contém)|leia|abra"
    r"|mostre|wat (?:staat|zit)|lees|open|toon)(?!\w)",
    re.IGNORECASE,
)
_AND: Final = regex(r"^\W*(?:and|und|et|y|e|en|now|also)\s+", re.IGNORECASE)
_SMALL: Final = regex(
    r"(?<!\w)(?:the|a|file|files?|called|named|content|contents|of|in|inside|on|it|me|us|to|up|out"
    r"|please|then|there|say|contain|hold|my|die|der|das|datei|inhalt|von|im|mir|bitte|drin|le|la"
    r"|les|l|fichier|contenu|de|du|dans|moi|el|los|archivo|contenido|en|del|il|lo|file|contenuto"
    r"|del|di|nel|nella|o|os|arquivo|ficheiro|conteúdo|do|da|em|no|na|het|bestand|inhoud|van"
    r"|er)(?!\w)"
    r"|[^\w]+",
    re.IGNORECASE,
)
_CODE: Final = regex(
    r"^\W*(?:(?:please|can you|could you|bitte|kannst du|peux-tu|puedes|puoi|pode|kun je)\s+)*"
    r"(?P<what>describe|explain|summari[sz]e|index|map|analy[sz]e|review|look at|show(?: me)?"
    r"|(?:an )?overview of|what(?:['’]?s| is)(?: in)?|how big is|list|how many|which|what"
    r"|beschreibe?|erkläre?|analysiere|wie viele|welche|décris|explique|analyse|combien de|quelles?"
    r"|quels|describe|explica|analiza|cuántas?|cuántos|qué|descrivi|spiega|analizza|quant[ie]|quali"
    r"|descreva|explique|analise|quant[ao]s|quais|beschrijf|leg uit|analyseer|hoeveel|welke)\s+"
    r"(?:(?:the|all|der|die|den|das|le|la|les|el|los|las|il|lo|gli|o|os|as|de|het)\s+)*"
    r"(?:(?:python|java|javascript|typescript|rust|go|c|html|css|sql|php|ruby|kotlin|code)[- ]"
    r"(?:source )?files?|(?:source )?code(?: ?base)?|classes|functions|methods|modules"
    r"|quellcode|klassen|funktionen|methoden|le code|fonctions|méthodes|código|clases|funciones"
    r"|métodos|codice|classi|funzioni|metodi|classes|funções|broncode|klassen|functies|methodes)\s+"
    r"(?:are |is |do we have |gibt es |sind |y a-t-il |hay |ci sono |há |zijn er )?"
    r"(?:there |defined )?(?:in|inside|under|unter|dans|en|nel(?:la)?|em|no|na)\s+"
    r"(?:(?:the|my|dem|der|le|la|mon|ma|el|mi|il|lo|o|a|de|het|mijn)\s+"
    r"(?=(?:folder|directory|project|ordner|dossier|carpeta|cartella|pasta|map)\s+\w|[\w./-]+\s+"
    r"(?:folder|directory|project|repo|repository|ordner|verzeichnis)[\s.?!]*$))?"
    r"(?:(?:folder|directory|ordner|dossier|carpeta|cartella|pasta|map)\s+"
    r"|project\s+(?!(?:folder|directory|repo|repository)\b))?"
    r"(?P<folder>[\w-][\w./-]{0,80}?)"
    r"(?:\s+(?:folder|directory|project|repo|repository|ordner|verzeichnis))?[\s.?!]*$",
    re.IGNORECASE,
)
_NO_FOLDER: Final = regex(
    r"^(?:it|this|that|there|general|detail|english|german|french|python|java|javascript|typescript"
    r"|rust|go|golang|ruby|php|swift|kotlin|scala|haskell|perl|bash|sql|html|css|c|react|vue|django"
    r"|conduct|law|ethics|honou?r|practice|life|school|particular|total|all|each|a|an|the|my|your"
    r"|files?|folders?|course|one|two|three|detail|short|brief)$",
    re.IGNORECASE,
)
"""What code is written in, or about: no folder is called so for certain."""
_WITHIN: Final = regex(
    r"^\s*,?\s*(?:in|inside|from|under|of|aus|im|unter|dans|de|du|en|del|in|nel(?:la)?|da|do|em|no|na"
    r"|uit|van)\s+"
    r"(?:(?:the|my|our|dem|den|der|meinem|le|la|mon|ma|el|mi|il|lo|mia|mio|o|a|meu|minha|de|het"
    r"|mijn)\s+)*"
    r"(?:(?:folder|directory|ordner|verzeichnis|dossier|carpeta|cartella|pasta|map)\s+)?"
    r"(?P<folder>[\w~.-][\w~./-]{0,80}?)/?"
    r"(?:\s+(?:folder|directory|ordner|verzeichnis))?(?:[\s,]+(?:please|bitte|then|now))*[\s.?!]*$",
    re.IGNORECASE,
)
"""The folder behind a file's name: "2026-01.csv in invoices"."""
_NOT_ITS_FOLDER: Final = regex(
    r"^(?:it|this|that|there|here|full|detail|short|total|general|browser|me|us|folder|directory"
    r"|excel|english|german|french|spanish|italian|portuguese|dutch|my|the|a|an)$",
    re.IGNORECASE,
)


def file_named(text: str) -> str | None:
    """Return the one file that a sentence asks to see, where it says nothing else; else None.

    A folder that is named behind it is a part of its path.

    Args:
        text: "what's in orders.csv", "show me the file ~/notes.txt", "open a.csv in invoices".
    """
    if len(text) > _LONGEST:
        return None
    slots = find_slots(text)
    if len(slots.paths) != 1 or slots.urls:
        return None
    path = slots.paths[0]
    rest = text.replace(path, " ", 1)
    shows = _SHOWS.match(rest) or _AND.match(rest)
    if shows is None or path.endswith("/"):
        return None
    if not _SMALL.sub("", rest[shows.end() :]).strip():
        return path
    before, _, behind = text.partition(path)
    within = _WITHIN.match(behind)
    if within is None or "/" in path or _NOT_ITS_FOLDER.match(within["folder"]):
        return None
    lead = _SHOWS.match(before)
    plain = lead is not None and not _SMALL.sub("", before[lead.end() :]).strip()
    return f"{within['folder']}/{path}" if plain else None


def code_named(text: str) -> str | None:
    """Return the folder whose code a sentence asks about; None: it asks about none by its name.

    Args:
        text: "describe the code in proj", "wie viele Klassen gibt es in src".
    """
    found = _CODE.match(text) if len(text) <= _LONGEST and not find_slots(text).urls else None
    if found is None or _NO_FOLDER.match(found["folder"]):
        return None
    return found["folder"].rstrip("/.")
