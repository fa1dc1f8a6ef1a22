# words of many languages
"""What a file of code that was read defines, and which of it a question asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from buddy.domain.code.defined_lines import Definition, defined_lines
from buddy.domain.code.languages import language_of
from buddy.domain.json_value import JsonObject
from buddy.domain.regex import regex

_KINDS: Final = {
    "function": r"functions?|funktion(?:en)?|fonctions?|funci[oó]n(?:es)?|funzion[ei]"
    r"|funç(?:ão|ões)|functies?",
    "class": r"class(?:es)?|klassen?|clases?|classi|klasses",
    "method": r"methods?|methoden?|méthodes?|métodos?|metodi",
    "interface": r"interfaces?|schnittstellen?",
    "type": r"types?|typen?|tipos?|tipi",
}
_KIND: Final = regex(
    rf"(?<!\w)(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _KINDS.items())})(?!\w)",
    re.IGNORECASE,
)
_WHICH: Final = regex(
    r"(?<!\w)(?:which|what|list|show|name|all|any|are there|welche\w*|was|zeige?|nenne|gibt es"
    r"|quel(?:le)?s?|liste[rz]?|montre|cu[áa]les|qué|lista|muestra|hay|quali|elenca|ci sono"
    r"|quais|há|welke|toon|zijn er)(?!\w)",
    re.IGNORECASE,
)
_MANY: Final = regex(
    r"(?:functions|funktionen|fonctions|funciones|funzioni|funções|functies|classes|klassen|clases"
    r"|classi|klasses|methods|methoden|méthodes|métodos|metodi|interfaces|schnittstellen|types|typen"
    r"|tipos|tipi)",
    re.IGNORECASE,
)
_DEFINED: Final = regex(
    r"(?<!\w)d[eé]fini\w*|(?<!\w)(?:defined?s?|declared|gedefinieerd)(?!\w)", re.IGNORECASE
)
_DEFINES: Final = regex(
    r"(?:defin(?:e[sd]?|ed|ido?s?|idas|it[aeio]|ies?|ités?|iert)|declared?|gedefinieerd|définie?s?"
    r"|code|module|total|altogether|overall|you|did|find|found|tell|me|the|of|all|any|are|is|there|in|it|this|that|file|here|does|do|has|have|contain\w*|and"
    r"|or|please|names?|how|many|number|count|sind|es|gibt|darin|dort|da|hier|die|der|den|datei|hat|das|insgesamt"
    r"|und|viele|bitte|wie|les|des|de|la|le|y|sont|dans|fichier|et|combien|il|a|toutes?|tous|las|los"
    r"|el|en|archivo|hay|están|est[áa]|tiene|cu[áa]nt[ao]s|e|le|i|gli|sono|nel|quant[eia]s?|ci|file"
    r"|as|os|no|arquivo|são|tem|er|zijn|het|bestand|hoeveel|daar|welke)",
    re.IGNORECASE,
)
"""What a question of all that is defined says beside its kinds; a word more asks of some of it."""


def file_defined(content: JsonObject) -> tuple[Definition, ...] | None:
    """Return what a file that was read defines; None: it is no file of code.

    Args:
        content: A result: its ``path`` and its ``text``.
    """
    path, text = content.get("path"), content.get("text")
    if not isinstance(path, str) or not isinstance(text, str):
        return None
    language = language_of(re.split(r"[\\/]", path)[-1])
    if language is None:
        return None
    found = defined_lines(language, text)
    return (_placed(found, text) if language == "Python" else found) or None


def _placed(found: Sequence[Definition], text: str) -> tuple[Definition, ...]:
    """Return definitions, those set in under a class as its methods, without inner ones."""
    lines = text.split("\n")
    around: list[tuple[int, Definition]] = []
    kept: list[Definition] = []
    for each in found:
        line = lines[each.line - 1]
        depth = len(line) - len(line.lstrip())
        while around and around[-1][0] >= depth:
            around.pop()
        owner = around[-1][1] if around else None
        if owner is not None and owner.kind == "class":
            kind = "method" if each.kind == "function" else each.kind
            kept.append(replace(each, kind=kind, name=f"{owner.name}.{each.name}"))
        elif owner is None:
            kept.append(each)
        around.append((depth, kept[-1] if owner is None or owner.kind == "class" else each))
    return tuple(kept)


def kinds_asked(text: str) -> tuple[str, ...]:
    """Return the kinds of definitions that a text names: "how many classes?"."""
    found = (name for each in _KIND.finditer(text) for name in _KINDS if each[name])
    return tuple(dict.fromkeys(found))


def asks_which(text: str) -> bool:
    """Tell whether a text asks for the names of them: "which functions are defined there?"."""
    many = _MANY.search(text) or _DEFINED.search(text)
    return _WHICH.search(text) is not None and many is not None and of_all(text)


def of_all(text: str) -> bool:
    """Tell whether a text asks of all that is defined: "what does the function do" does not."""
    words = (each.strip("¿?!.,;:\"“”„'") for each in text.split())
    known = (_KIND, _WHICH, _DEFINES)
    return all(
        not word or "." in word or any(each.fullmatch(word) for each in known) for word in words
    )


def of_kinds(kinds: Sequence[str], defined: Sequence[Definition]) -> list[Definition]:
    """Return what is of some kinds."""
    return [each for each in defined if each.kind in kinds]
