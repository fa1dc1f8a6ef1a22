# ruff: noqa: RUF001  # words of many languages
"""A folder of this machine that a sentence says to list: "list the files in my invoices folder".

In English, German, French, Spanish, Italian, Portuguese and Dutch, and as one types it at a prompt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from buddy.domain.regex import regex
from buddy.domain.slots import find_slots

_LONGEST: Final = 160
_WORDS: Final = 4
"""Words of a folder's name."""
_HELLO: Final = (
    r"^\W*(?:(?:hi|hey|hello|buddy|ok(?:ay)?|so|and|also|now|then|please|bitte|und|jetzt|et|y|e|en"
    r"|por favor|per favore|s['’]il te pla[iî]t|alsjeblieft|(?:can|could|would) you"
    r"|i (?:want|would like) (?:you )?to|kannst du(?: mir)?|könntest du(?: mir)?|peux-tu"
    r"|pourrais-tu|puedes|podrías|puoi|potresti|pode|poderia|kun je)\b[\s,.!:]{0,9})*+"
)
_LISTS: Final = regex(
    rf"{_HELLO}(?:list|show|display|see|print|view|open|browse|look (?:at|in|into)|tell|give"
    r"|what(?:['’]?s| is| are| do i have)|which (?:files|documents) (?:are|do i have)"
    r"|how many (?:files|documents) (?:are|do i have)"
    r"|(?:auf)?list(?:e|en)|zeig(?:e|en)?|öffne|was (?:ist|liegt|steht|hab(?:e)? ich)"
    r"|(?:welche|wie viele) dateien (?:sind|liegen|gibt es|habe ich)"
    r"|liste[rz]?|montre[rz]?|affiche[rz]?|ouvre[rz]?|qu['’](?:y a-t-il|est-ce qu['’]il y a)"
    r"|(?:quels|combien de) fichiers (?:sont|y a-t-il|il y a)"
    r"|listar?(?:me)?|muestra(?:me)?|muéstrame|enseña(?:me)?|abre|qué (?:hay|archivos hay)"
    r"|cuántos archivos hay|elenca(?:mi)?|mostra(?:mi)?|apri|(?:che )?cosa c['’]è"
    r"|(?:quali|quanti) file (?:ci )?sono|mostre|abra|o que (?:há|tem)"
    r"|(?:que|quantos) (?:arquivos|ficheiros) (?:há|estão|tem)"
    r"|toon|laat|wat (?:zit|staat)|(?:welke|hoeveel) bestanden (?:zijn|staan|zitten))(?!\w)\s*",
    re.IGNORECASE,
)
_SMALL: Final = regex(
    r"^(?:(?:me|us|to|up|out|there|all|every|the|my|our|of|in|inside|from|under|within|files?"
    r"|documents?|contents?|names?|everything|that|which|are|is|mir|uns|alle|alles|die|der|den|dem"
    r"|das|des|mein\w*|dateien?|dokumente|inhalte?|im|aus|von|vom|moi|nous|tou[st]|les|le|la|du|de"
    r"|dans|mon|ma|mes|fichiers?|contenu|el|los|las|en|del|mi|mis|archivos?|documentos?|contenido"
    r"|il|lo|i|gli|nel|nella|della|di|mio|mia|file|documenti|contenuto|o|os|a|as|do|da|no|na|meu"
    r"|minha|arquivos?|ficheiros?|conteúdo|het|er|mijn|van|uit|bestanden|inhoud|zien)(?!\w)\s*"
    r"|(?:d|l|dell|nell)['’])+",
    re.IGNORECASE,
)
_NOUN: Final = (
    r"(?:sub)?(?:folder|directory|dir)|(?:unter)?ordner|verzeichnis|(?:sous-)?dossier|répertoire"
    r"|(?:sub)?carpeta|directorio|(?:sotto)?cartella|pasta|diretório|map"
)
_BEFORE: Final = regex(rf"^(?P<name>\S.{{0,80}}?)[ -](?:{_NOUN})$", re.IGNORECASE)
_AFTER: Final = regex(
    rf"^(?:{_NOUN})\s+(?:(?:called|named|namens|mit dem namen|appelée?|nommée?|llamad[oa]"
    rf"|chiamat[oa]"
    r"|chamad[oa]|genaamd)\s+)?(?P<name>\S.{0,80})$",
    re.IGNORECASE,
)
_PROMPT: Final = regex(
    r"^\W*(?:ls|dir|ll|tree)(?:\s+-{1,2}[\w-]+){0,3}(?:\s+(?P<name>[\w~./][\w~./-]{0,80}))?\W*$",
    re.IGNORECASE,
)
"""As it is typed at a prompt: "ls", "ls -la src"."""
_END: Final = regex(
    r"(?:[\s,]+(?:please|bitte|por favor|per favore|alsjeblieft|there|now|zien|of mine|auf|an))*"
    r"[\s.?!]*$",
    re.IGNORECASE,
)
_QUOTES: Final = "\"'“”„«»`"
_NO_NAME: Final = regex(
    r"(?:(?:it|this|that|there|here|one|these|those|which|what|new|same|other|own|root|whole|home"
    r"|current|first|second|last|any|each|every|and|or|with|about|for|then)(?!\w)|[,;:]).*"
    r"|.*(?:[,;:]|(?<!\w)(?:and|or|then|if|und|oder|dann|et|ou|puis|y|luego|poi|depois"
    r"|dan)(?!\w)).*",
    re.IGNORECASE,
)


_ALL: Final = regex(
    rf"{_HELLO}(?:(?:which|what) (?:files|documents) (?:do i have|have i(?: got)?|are there)"
    r"|what do i have (?:for|in) files|welche (?:dateien|dokumente) (?:habe ich|gibt es)"
    r"|quels fichiers (?:ai-je|y a-t-il|j['’]ai)|qué archivos (?:tengo|hay)"
    r"|(?:quali|che) (?:file|documenti) (?:ho|ci sono)|que (?:arquivos|ficheiros) (?:tenho|há)"
    r"|welke bestanden (?:heb ik|zijn er))(?: (?:here|there|hier|ici|aquí|qui|aqui))?[\s.?!]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FolderNamed:
    """A folder that is to be listed."""

    name: str
    """Empty: the folders that Buddy may read."""
    surely: bool
    """Whether the sentence calls it a folder; else it may be something else of that name."""


def folder_named(text: str) -> FolderNamed | None:
    """Return the folder that a sentence says to list; None: it says no such thing.

    Args:
        text: "list the files in my invoices folder", "zeig den Ordner Rechnungen", "ls src".
    """
    if len(text) > _LONGEST or find_slots(text).urls:
        return None
    said = " ".join(text.split())
    if (typed := _PROMPT.match(said)) is not None:
        return FolderNamed(name=(typed["name"] or "").rstrip("/"), surely=True)
    lead = _LISTS.match(said)
    if lead is None:
        return None
    rest = _END.sub("", said[lead.end() :])
    rest = _SMALL.sub("", rest)
    found = _AFTER.match(rest) or _BEFORE.match(rest)
    name = (found["name"] if found else rest).strip(_QUOTES).rstrip("/")
    if not name or _NO_NAME.fullmatch(name) or len(name.split()) > _WORDS:
        return None
    if found is None and (" " in name or not re.fullmatch(r"[\w~][\w~./-]*", name)):
        return None
    return FolderNamed(name=name, surely=found is not None)


def lists_all(text: str) -> bool:
    """Tell whether a sentence asks which files there are, and names no folder."""
    return len(text) <= _LONGEST and _ALL.match(text) is not None


def listed_folder(text: str) -> str | None:
    """Return the name of the folder that a sentence surely says to list; or None."""
    named = folder_named(text)
    return named.name or None if named is not None and named.surely else None
