"""What a source file defines: names with their lines.

Python is parsed; of other languages the lines that begin a definition are found by their form.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterator

from buddy.domain.code.defined_lines import (
    DOC_CHARACTERS,
    MAX_DEFINITIONS,
    SIGNATURE_CHARACTERS,
    Definition,
    comment_of,
    defined_lines,
)


def definitions_in(language: str | None, source: str) -> tuple[Definition, ...]:
    """Return what a source defines, in the order of its lines; nothing of a language unknown."""
    if language == "Python":
        try:
            return tuple(_python(source))[:MAX_DEFINITIONS]
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            pass  # as it is half written, it is read line by line
    return defined_lines(language, source)


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
    return comment_of(lines)


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
        signature=signature[:SIGNATURE_CHARACTERS],
        doc=doc[:DOC_CHARACTERS],
    )
