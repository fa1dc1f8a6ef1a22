"""The lines of a source file that begin a definition, found by their form.

Comments and texts are blanked out before; what a macro or a generator makes is not seen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from buddy.domain.code.definition_forms import FORMS
from buddy.domain.regex import regex

MAX_DEFINITIONS: Final = 2000
"""Of one file."""
DOC_CHARACTERS: Final = 200
SIGNATURE_CHARACTERS: Final = 200
_LONGEST_LINE: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """One thing that a file defines."""

    name: str
    """With the class around it: ``Engine.start``."""
    kind: str
    """``class``, ``function``, ``method``, ``interface``, ``type`` and so on."""
    line: int
    signature: str = ""
    doc: str = ""
    """The first line of its docstring, or of the comment before it."""


def defined_lines(language: str | None, source: str) -> tuple[Definition, ...]:
    """Return what a source defines, in the order of its lines; nothing of a language unknown."""
    forms = FORMS.get(language or "")
    if forms is None:
        return ()
    if language == "SQL":  # a name may stand in quotes
        return _by_form(forms, source, None)
    if language in _THREE_QUOTES:
        return _by_form(forms, source, _DOCUMENTED)
    return _by_form(forms, source, _HASHED if language in _HASH_COMMENTS else _SLASHED)


_HASH_COMMENTS: Final = frozenset({"Python", "Ruby", "Shell", "Elixir"})
_THREE_QUOTES: Final = frozenset({"Python", "Elixir"})
"""Where a text of several lines, a docstring, stands in three quotes."""
_NOT_NAMES: Final = frozenset(
    {"if", "for", "while", "switch", "catch", "return", "else", "new", "throw", "sizeof", "do"}
    | {"try", "case", "await", "function"}
)
_TEXTS: Final = r"\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'"
# A character behind a backslash begins nothing. Without this the end of a text that has none would
# be looked for from every quote in it; so it is once, and all is read in time that grows with it.
_ESCAPED: Final = r"\\."
_SLASHED: Final = regex(
    rf"/\*.*?(?:\*/|\Z)|//[^\n]*|`(?:\\.|[^`\\]|\\\Z)*(?:`|\Z)|{_TEXTS}|{_ESCAPED}", re.DOTALL
)
_HASHED: Final = regex(rf"(?<![\w$])#[^\n]*|{_TEXTS}|{_ESCAPED}")
_BETWEEN: Final = r"(?:\\.|[^\\]|\\\Z)*?"
_DOCUMENTED: Final = regex(
    rf"(?<![\w$])#[^\n]*|\"{{3}}{_BETWEEN}(?:\"{{3}}|\Z)|'{{3}}{_BETWEEN}(?:'{{3}}|\Z)"
    rf"|{_TEXTS}|{_ESCAPED}",
    re.DOTALL,
)


def _by_form(
    forms: tuple[tuple[str, re.Pattern[str]], ...], source: str, texts: re.Pattern[str] | None
) -> tuple[Definition, ...]:
    found: list[Definition] = []
    original = source.split("\n")
    blanked = texts.sub(_blank, source) if texts else source
    for number, line in enumerate(blanked.split("\n"), start=1):
        if len(line) > _LONGEST_LINE or len(found) >= MAX_DEFINITIONS:
            continue
        for kind, form in forms:
            match = form.match(line)
            if match and match["name"] not in _NOT_NAMES:
                signature = original[number - 1].strip().rstrip("{").strip()
                above = comment_of(original[max(0, number - 20) : number - 1], last=True)
                found.append(
                    Definition(
                        name=match["name"].strip('"`'),
                        kind=kind,
                        line=number,
                        signature=signature[:SIGNATURE_CHARACTERS],
                        doc=above.partition("\n")[0][:DOC_CHARACTERS],
                    )
                )
                break
    return tuple(found)


def _blank(match: re.Match[str]) -> str:
    """Return as many lines without a word; what is neither comment nor text as it is."""
    text = match[0]
    if text[0] == "\\":
        return text
    return '""' if "\n" not in text and text[0] in "\"'`" else "\n" * text.count("\n")


_MARK: Final = regex(r"^\s*(?:///?!?|/\*\*?|\*/?|#+|--|;+|<!--)\s?")


def comment_of(lines: list[str], *, last: bool = False) -> str:
    """Return the words of the comment that lines begin with, or end with."""
    kept: list[str] = []
    inner_before = False
    for line in reversed(lines) if last else lines:
        stripped = line.strip()
        if not _MARK.match(stripped) or stripped.startswith(("#include", "#define", "#[", "#!")):
            break
        inner = stripped.startswith("//!")  # Rust: of the file, and not of what follows
        if (inner and last) or (kept and inner != inner_before):
            break
        inner_before = inner
        kept.append(_MARK.sub("", stripped).removesuffix("*/").removesuffix("-->").strip())
    if last:
        kept.reverse()
    return "\n".join(kept).strip()
