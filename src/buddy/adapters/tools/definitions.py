"""What a source file defines: names with their lines.

Python is parsed. Of other languages the lines that begin a definition are found by their form,
after comments and texts are blanked out; what a macro or a generator makes is not seen.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from buddy.adapters.tools.definition_forms import FORMS

MAX_DEFINITIONS: Final = 2000
"""Of one file."""
_DOC_CHARACTERS: Final = 200
_SIGNATURE_CHARACTERS: Final = 200
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


def definitions_in(language: str | None, source: str) -> tuple[Definition, ...]:
    """Return what a source defines, in the order of its lines; nothing of a language unknown."""
    if language == "Python":
        try:
            return tuple(_python(source))[:MAX_DEFINITIONS]
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return _by_form(FORMS["Python"], source, _HASHED)
    forms = FORMS.get(language or "")
    if forms is None:
        return ()
    if language == "SQL":  # a name may stand in quotes
        return _by_form(forms, source, None)
    return _by_form(forms, source, _HASHED if language in _HASH_COMMENTS else _SLASHED)


def module_doc(language: str | None, source: str) -> str:
    """Return what a file says of itself: its docstring, or the comment that it begins with."""
    if language == "Python":
        try:
            return (ast.get_docstring(_parsed(source)) or "").strip()
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return ""
    lines = source.lstrip("\ufeff").splitlines()[:60]
    if lines and lines[0].startswith("#!"):
        lines = lines[1:]
    return _comment(lines)


def _parsed(source: str) -> ast.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the file's own escapes; they are not ours to tell
        return ast.parse(source)


def _python(source: str) -> Iterator[Definition]:
    yield from _of_body(_parsed(source).body, "")


def _of_body(body: list[ast.stmt], around: str) -> Iterator[Definition]:
    for node in body:
        if isinstance(node, ast.ClassDef):
            name = f"{around}{node.name}"
            bases = ", ".join(ast.unparse(base) for base in node.bases)
            signature = f"class {node.name}({bases})" if bases else f"class {node.name}"
            yield _of_node(node, name, "class", signature)
            yield from _of_body(node.body, f"{name}.")
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            word = "async def" if isinstance(node, ast.AsyncFunctionDef) else "def"
            returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
            signature = f"{word} {node.name}({ast.unparse(node.args)}){returns}"
            kind = "method" if around else "function"
            yield _of_node(node, f"{around}{node.name}", kind, signature)
        elif isinstance(node, ast.If | ast.Try):
            # What is defined under a condition is defined all the same.
            yield from _of_body(node.body, around)
            yield from _of_body(node.orelse, around)


def _of_node(
    node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef,
    name: str,
    kind: str,
    signature: str,
) -> Definition:
    doc = (ast.get_docstring(node) or "").strip().partition("\n")[0]
    return Definition(
        name=name,
        kind=kind,
        line=node.lineno,
        signature=signature[:_SIGNATURE_CHARACTERS],
        doc=doc[:_DOC_CHARACTERS],
    )


_HASH_COMMENTS: Final = frozenset({"Python", "Ruby", "Shell", "Elixir"})
_NOT_NAMES: Final = frozenset(
    {"if", "for", "while", "switch", "catch", "return", "else", "new", "throw", "sizeof", "do"}
    | {"try", "case", "await", "function"}
)
_TEXTS: Final = r"\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'"
# A character behind a backslash begins nothing. Without this the end of a text that has none would
# be looked for from every quote in it; so it is once, and all is read in time that grows with it.
_ESCAPED: Final = r"\\."
_SLASHED: Final = re.compile(
    rf"/\*.*?(?:\*/|\Z)|//[^\n]*|`(?:\\.|[^`\\]|\\\Z)*(?:`|\Z)|{_TEXTS}|{_ESCAPED}", re.DOTALL
)
_HASHED: Final = re.compile(rf"(?<![\w$])#[^\n]*|{_TEXTS}|{_ESCAPED}")


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
                above = _comment(original[max(0, number - 20) : number - 1], last=True)
                found.append(
                    Definition(
                        name=match["name"].strip('"`'),
                        kind=kind,
                        line=number,
                        signature=signature[:_SIGNATURE_CHARACTERS],
                        doc=above.partition("\n")[0][:_DOC_CHARACTERS],
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


_MARK: Final = re.compile(r"^\s*(?:///?!?|/\*\*?|\*/?|#+|--|;+|<!--)\s?")


def _comment(lines: list[str], *, last: bool = False) -> str:
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
